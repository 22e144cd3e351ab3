import { DOUBLE_MARKS } from '../../../engines/reading/regions/characters.js';

/** From this many words on, what is typed into a search is a sentence. */
const MIN_WORDS_IN_MARKS = 6;
/** More words than people search for: a sentence or a paragraph that was pasted. */
const MIN_WORDS = 12;
const IN_MARKS = new RegExp(String.raw`^\s*[${DOUBLE_MARKS}].*[${DOUBLE_MARKS}]\s*$`, 's');

/** The address that looks up what was typed into the search of quotations; null where it is no sentence. */
export function lookupOffer(search: string | undefined): string | null {
  if (search === undefined) return null;
  const words = search.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words < (IN_MARKS.test(search) ? MIN_WORDS_IN_MARKS : MIN_WORDS)) return null;
  return `/lookup?${new URLSearchParams({ q: search })}`;
}
