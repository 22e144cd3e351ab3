/**
 * The words of a file as the desk keeps them: LF for every line break, and U+FFFD in place of what cannot be kept,
 * so that nobody takes a gap for the words themselves. Nothing else is changed; the bytes are kept beside it.
 */
export function cleanCopy(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\f\v\u0085]/g, '\n')
    .replace(NOT_KEPT, '\ufffd');
}

/** Control characters but TAB and LF, and halves of surrogate pairs. */
const NOT_KEPT = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** Lines without white space at their ends, at most one blank line between two, none at either end. */
export function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
