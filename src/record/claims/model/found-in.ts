import { hasAll, type Part, partsOf, placesIn, termsOf } from '../../../derived/search/model/highlight.js';
import { FIELDS, type Query, type Term } from '../../../derived/search/model/query.js';
import { SearchedText } from '../../../derived/search/model/searched-text.js';
import type { OtherText } from '../found-in-store.js';

/**
 * A search, divided once for all claims into what may match a claim's own words and what may match each other text.
 */
export interface Sought {
  readonly query: Query;
  readonly inWords: readonly Term[];
  readonly elsewhere: Readonly<Record<OtherText['where'], readonly Term[]>>;
  /** Whether a claim's own words can match the whole search. */
  readonly isForWords: boolean;
}

export function soughtBy(query: Query): Sought {
  const terms = termsOf(query);
  const within = (column: string) => terms.filter(({ field }) => field === null || FIELDS[field] === column);
  return {
    query,
    inWords: terms.filter(({ field }) => field === null),
    elsewhere: {
      wording: within('wordings'),
      name: within('names'),
      source: within('sources'),
      outlet: within('sources'),
      summary: within('notes'),
      note: within('notes'),
    },
    isForWords: query.all.every((group) => group.every(({ field }) => field === null)),
  };
}

/** How a claim matched: its words with the matches marked, and the other places with matches. */
export interface FoundIn {
  readonly words: readonly Part[];
  readonly elsewhere: readonly { readonly where: OtherText['where']; readonly parts: readonly Part[] }[];
}

/** Characters of a quotation in a list, and of another text: about what three lines and one hold. */
const MAX_WORDS = 300;
const MAX_OTHER_WORDS = 120;
/** Maximum number of other places shown: enough to explain the match. */
const MAX_PLACES = 3;

/** Matches in a claim's own words, and whether they alone explain the result. */
export function foundInWords(text: string, { query, inWords, isForWords }: Sought) {
  const searched = new SearchedText(text);
  return {
    parts: partsOf(text, placesIn(searched, inWords), MAX_WORDS),
    isClear: isForWords && hasAll(searched, query),
  };
}

/** Matches of the search outside a claim's words. */
export function foundElsewhere(
  text: string,
  sought: Sought,
  others: readonly OtherText[],
): FoundIn['elsewhere'] {
  const found: FoundIn['elsewhere'][number][] = [];
  const seen = new Set([text]);
  for (const { where, text: other } of others) {
    if (seen.has(other)) continue;
    seen.add(other);
    const places = placesIn(new SearchedText(other), sought.elsewhere[where]);
    if (places.length > 0) found.push({ where, parts: partsOf(other, places, MAX_OTHER_WORDS) });
    if (found.length === MAX_PLACES) break;
  }
  return found;
}
