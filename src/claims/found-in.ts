import { hasAll, type Part, partsOf, placesIn, termsOf } from '../search/highlight.js';
import { FIELDS, type Query } from '../search/query/tree.js';
import type { OtherText } from './found-in-store.js';

/** How a claim was found: its words with what was found in them marked, and where else the search met something. */
export interface FoundIn {
  readonly words: readonly Part[];
  readonly elsewhere: readonly { readonly where: OtherText['where']; readonly parts: readonly Part[] }[];
}

/** Characters of a quotation in a list, and of another text: about what three lines and one hold. */
const MOST_WORDS = 300;
const MOST_ELSEWHERE = 120;
/** Other places named: enough to say why a claim is here. */
const MOST_PLACES = 3;

/** Whether the words of a claim alone tell why it was found. */
export function isInWords(text: string, query: Query): boolean {
  return query.all.every((group) => group.every(({ field }) => field === null)) && hasAll(text, query);
}

export function foundIn(text: string, query: Query, others: readonly OtherText[]): FoundIn {
  const anywhere = termsOf(query).filter(({ field }) => field === null);
  const seen = new Set([text]);
  const elsewhere = isInWords(text, query) ? [] : others.flatMap((other) => placeOf(other, query, seen));
  return {
    words: partsOf(text, placesIn(text, anywhere), MOST_WORDS),
    elsewhere: elsewhere.slice(0, MOST_PLACES),
  };
}

function placeOf({ where, text }: OtherText, query: Query, seen: Set<string>) {
  const terms = termsOf(query).filter(({ field }) => field === null || FIELDS[field] === COLUMNS[where]);
  const places = seen.has(text) ? [] : placesIn(text, terms);
  seen.add(text);
  return places.length === 0 ? [] : [{ where, parts: partsOf(text, places, MOST_ELSEWHERE) }];
}

const COLUMNS: Readonly<Record<OtherText['where'], string>> = {
  wording: 'wordings',
  name: 'names',
  source: 'sources',
  outlet: 'sources',
  summary: 'notes',
  note: 'notes',
};
