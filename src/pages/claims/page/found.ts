import type { FoundIn } from '../../../record/claims/model/found-in.js';

/** Labels of the places other than a claim's own words. */
const WHERE = {
  wording: 'In another wording',
  name: 'In the speaker’s name',
  source: 'In the title of a source',
  outlet: 'In the name of an outlet',
  summary: 'In the summary',
  note: 'In a note',
} as const;

/** The lines for matches outside a claim's own words. */
export function foundPage({ elsewhere }: FoundIn) {
  return elsewhere.map(({ where, parts }) => ({ label: WHERE[where], parts }));
}

/** Matches outside a claim's own words: each text in pieces, so that programs need not parse marks. */
export function foundJson(found: FoundIn | undefined) {
  if (found === undefined) return {};
  return { found: { words: found.words, elsewhere: found.elsewhere } };
}
