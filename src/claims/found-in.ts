import { hasAll, type Part, partsOf, placesIn, termsOf } from '../search/highlight.js';
import { FIELDS, type Query } from '../search/query/tree.js';
import { SearchedText } from '../search/searched-text.js';
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

/** What was found in a claim's own words, and whether they alone tell why it was found. */
export function foundInWords(text: string, query: Query) {
  const anywhere = termsOf(query).filter(({ field }) => field === null);
  const searched = new SearchedText(text);
  const isForWords = query.all.every((group) => group.every(({ field }) => field === null));
  return {
    parts: partsOf(text, placesIn(searched, anywhere), MOST_WORDS),
    isClear: isForWords && hasAll(searched, query),
  };
}

/** Where else than in the words of a claim a search met something. */
export function foundElsewhere(
  text: string,
  query: Query,
  others: readonly OtherText[],
): FoundIn['elsewhere'] {
  const found: FoundIn['elsewhere'][number][] = [];
  const seen = new Set([text]);
  for (const other of others) {
    if (seen.has(other.text)) continue;
    seen.add(other.text);
    const parts = partsFound(other, query);
    if (parts !== null) found.push({ where: other.where, parts });
    if (found.length === MOST_PLACES) break;
  }
  return found;
}

function partsFound({ where, text }: OtherText, query: Query): readonly Part[] | null {
  const terms = termsOf(query).filter(({ field }) => field === null || FIELDS[field] === COLUMNS[where]);
  const places = placesIn(new SearchedText(text), terms);
  return places.length === 0 ? null : partsOf(text, places, MOST_ELSEWHERE);
}

const COLUMNS: Readonly<Record<OtherText['where'], string>> = {
  wording: 'wordings',
  name: 'names',
  source: 'sources',
  outlet: 'sources',
  summary: 'notes',
  note: 'notes',
};
