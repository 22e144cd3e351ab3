// Classes of characters, for reading a text in one pass.

export const OTHER = 0;
/** Letters, digits and their marks, and the signs that belong to a number. */
export const LETTER = 1;
export const SPACE = 2;
/** Within a word only: Voss’s, U.S., 54-year-old, and/or. */
export const JOINER = 3;
export const QUOTE = 4;
export const NEWLINE = 5;

const LETTERS = /[\p{L}\p{N}\p{M}$€£%]/u;
const QUOTES = '"“”„‟«»‹›「」『』‘’‚‛\'`';
const JOINERS = '.,:-‑&@/';

/** The class of every UTF-16 code unit; of halves of a surrogate pair, that of a letter in their block or none. */
const CLASSES = new Uint8Array(0x1_00_00).fill(255);

export function classOf(unit: number): number {
  const known = CLASSES[unit] as number;
  if (known !== 255) return known;
  const found = classify(String.fromCharCode(unit), unit);
  CLASSES[unit] = found;
  return found;
}

function classify(character: string, unit: number): number {
  if (character === '\n' || unit === 0x20_29) return NEWLINE;
  if (/\s/.test(character)) return SPACE;
  if (QUOTES.includes(character)) return QUOTE;
  if (JOINERS.includes(character)) return JOINER;
  return LETTERS.test(character) ? LETTER : OTHER;
}

/** Whether a UTF-16 code unit is a capital letter. */
export function isUpperCase(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return /\p{Lu}/u.test(String.fromCharCode(unit));
}

/** Whether a single mark may be an apostrophe: Voss’s. */
export function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x20_19;
}
