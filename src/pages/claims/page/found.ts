import type { FoundIn } from '../../../record/claims/found-in.js';

/** How a page says where else a search met something. */
const WHERE = {
  wording: 'In another wording',
  name: 'In the speaker’s name',
  source: 'In the title of a source',
  outlet: 'In the name of an outlet',
  summary: 'In the summary',
  note: 'In a note',
} as const;

/** The lines that say where else than in its own words a claim was found. */
export function foundPage({ elsewhere }: FoundIn) {
  return elsewhere.map(({ where, parts }) => ({ label: WHERE[where], parts }));
}

/** Where a search met something: each text in pieces, so that nobody has to parse marks. */
export function foundJson(found: FoundIn | undefined) {
  if (found === undefined) return {};
  return { found: { words: found.words, elsewhere: found.elsewhere } };
}
