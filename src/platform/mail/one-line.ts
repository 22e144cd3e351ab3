const MAX_LENGTH = 200;

/** Control and line separators become spaces, so that no text can add a header or a line to a log. At most 200 long. */
export function inOneLine(text: string): string {
  return text
    .slice(0, 4 * MAX_LENGTH)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}
