import { UNCLOSED_QUOTATION } from './quotation-marks.js';

/** White space other than single spaces between words. */
const UNEVEN = /\s{2}|[^\S ]/;

/** Stands behind words that were cut, and outside their quotation marks: the words have no such sign. */
export const DOTS = '\u00a0…';

export interface Beginning {
  readonly words: string;
  readonly isCut: boolean;
}

/**
 * Shortens a claim for a title or a line: cut between words, with an ellipsis, and on one line.
 * @param most length in UTF-16 code units
 */
export function shortWords(text: string, most = 80): string {
  const { words, isCut } = beginningOf(text, most);
  return isCut ? `${words}${DOTS}` : words;
}

/** The same without the ellipsis, for words that are printed in quotation marks. */
export function beginningOf(text: string, most = 80): Beginning {
  // Most texts are one line already, and a list has fifty.
  const line = (UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  if (line.length <= most) return { words: line, isCut: false };
  const words = line.slice(0, cutIn(line, most));
  // Not within a quotation, which would have the dots that follow.
  const open = words.search(UNCLOSED_QUOTATION);
  return { words: open > most / 2 ? words.slice(0, open).replace(TRAILING, '') : words, isCut: true };
}

/** Punctuation and space before a cut. */
const TRAILING = /[\s,;:–—-]+$/;

/** A row shows this much of a text, unless all of it is hardly longer: some three lines on a desk. */
const MAX_IN_ROW_UTF16 = 165;
const MAX_WHOLE_IN_ROW_UTF16 = 180;
/** Characters that take the room of two letters. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g;

/** The length of the beginning that the row of a list shows, in UTF-16 code units. */
export function lengthInRow(text: string): number {
  const head = text.slice(0, MAX_WHOLE_IN_ROW_UTF16 + 1);
  const wide = head.match(WIDE)?.length ?? 0;
  if (head.length + wide <= MAX_WHOLE_IN_ROW_UTF16) return text.length;
  const most = 2 * wide > head.length ? Math.ceil(MAX_IN_ROW_UTF16 / 2) : MAX_IN_ROW_UTF16;
  return text.length <= most ? text.length : cutIn(text, most);
}

/** Beyond this a printed row ends with dots as well: some thirty lines. */
const MAX_IN_PRINT_UTF16 = 2_000;

/** The length of the beginning that the printed row of a list has, in UTF-16 code units. */
export function lengthInPrint(text: string): number {
  return text.length <= MAX_IN_PRINT_UTF16 ? text.length : cutIn(text, MAX_IN_PRINT_UTF16);
}

/** Where a longer text is cut: between words, without the punctuation before that. */
function cutIn(text: string, most: number): number {
  const cut = text.slice(0, most + 1);
  const space = cut.search(/\s\S*$/);
  // Spaceless scripts are cut anywhere, but never inside a surrogate pair.
  const kept = space > most / 2 ? cut.slice(0, space) : cut.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return kept.replace(TRAILING, '').length;
}
