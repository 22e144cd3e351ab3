/**
 * Normalises the text of a file: LF for every line break, and U+FFFD for characters that cannot be stored, so that
 * the gap is visible. Everything else is unchanged, and the bytes are saved too.
 */
export function cleanCopy(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\f\v\u0085]/g, '\n')
    .replace(NOT_KEPT, '\ufffd');
}

/** Control characters except TAB and LF, and lone surrogates. */
const NOT_KEPT = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** Removes trailing white space, all but one of consecutive blank lines, and blank lines at both ends. */
export function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
