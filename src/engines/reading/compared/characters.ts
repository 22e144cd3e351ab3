// Classifies characters for splitting a text into words. Classes are cached by code point.

export const OTHER = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** A character of a script written without spaces: a word by itself. */
export const ALONE = 4;
/** Occurs within words but is not part of them: soft hyphen, zero-width space, joiner, direction mark. */
export const INVISIBLE = 5;
export const APOSTROPHE = 6;
/** A meaningful sign: $ % & < + ↑ ✓ 👍. Everything that is no letter, digit or ordinary punctuation. */
export const SIGN = 7;
/** A sign only beside a digit, as a minus, or between letters, as a slash; elsewhere punctuation. */
export const SIGN_IN_PLACE = 8;
/** Joins neighbouring characters into one emoji: a zero-width joiner, a skin tone, a variation selector. */
export const PICTURE_PART = 9;

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;
const LETTERS = /[\p{L}\p{N}\p{M}]/u;
const DIGITS = /\p{Nd}/u;
/** Kept apart from letters: on a sign they select its glyph, elsewhere they are invisible. */
const PICTURE_PARTS = /[\uFE00-\uFE0F]|[\u{1F3FB}-\u{1F3FF}]|[\u{E0020}-\u{E007F}]|\u20E3/u;
const INVISIBLES = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/;
const APOSTROPHES = /['\u2019\u02BC\uFF07]/;
const SIGNS = /[\p{Sc}\p{Sm}\p{So}%\u2030\u2031\uFF05\uFF04&\uFF06@\uFF20#\uFF03\u00A7]/u;
/** Layout and trade marks: a bar between columns, a centred ellipsis, ™ and the like. */
const NO_SIGNS = /[|\u00A6\uFF5C\uFF5E\u22EF\u22EE\u00A9\u00AE\u2122\u2120\u2117\uFFFC\uFFFD]/;
const SIGNS_IN_PLACE = /[\u2212/\uFF0F]/;

/** Cached classes of characters up to U+FFFF; 0 for those not met yet. */
const KNOWN = new Uint8Array(0x10000);

/** The class of a character, by its code point. */
export function classOfCharacter(codePoint: number): number {
  if (codePoint > 0xffff) return classOf(String.fromCodePoint(codePoint));
  const found = KNOWN[codePoint];
  if (found) return found;
  const its = classOf(String.fromCharCode(codePoint));
  KNOWN[codePoint] = its;
  return its;
}

function classOf(character: string): number {
  if (INVISIBLES.test(character)) return INVISIBLE;
  if (PICTURE_PARTS.test(character)) return PICTURE_PART;
  if (APOSTROPHES.test(character)) return APOSTROPHE;
  if (SIGNS_IN_PLACE.test(character)) return SIGN_IN_PLACE;
  if (SIGNS.test(character) && !NO_SIGNS.test(character)) return SIGN;
  if (SPACELESS.test(character) && LETTERS.test(character)) return ALONE;
  if (DIGITS.test(character)) return DIGIT;
  return LETTERS.test(character) ? LETTER : OTHER;
}
