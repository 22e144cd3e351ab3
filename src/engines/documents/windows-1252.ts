// NOTE: some versions of Node.js decode windows-1252 as ISO-8859-1, which loses the quotation marks.
const PUNCTUATION =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Replaces control characters by the punctuation of windows-1252. */
export function withPunctuation(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (sign) => PUNCTUATION[sign.charCodeAt(0) - 0x80] ?? sign);
}

const BYTES = new Map(Array.from(PUNCTUATION, (sign, at) => [sign.charCodeAt(0), 0x80 + at]));

/** The byte of a UTF-16 code unit in windows-1252, or where that has none in ISO-8859-1; null for any other. */
export function byteOf(unit: number): number | null {
  return unit < 0x100 ? unit : (BYTES.get(unit) ?? null);
}
