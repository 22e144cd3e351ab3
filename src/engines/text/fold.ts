/**
 * Normalises text for comparison and search: spellings of the same words fold to the same text.
 *
 * Lower case; compatibility forms decomposed (ﬁ → fi, ５ → 5, ½ → 1/2); accents, tashkeel and niqqud removed (café →
 * cafe, й → и) but never the vowel signs of Thai or Indic scripts or the voicing marks of kana; letters with a stroke
 * or ligature as ASCII (ø → o, ß → ss, æ → ae); every quotation mark as ' or ", every dash as -; soft hyphens,
 * joiners, zero-width spaces and direction controls removed; white space as single spaces, trimmed. Idempotent.
 * Positions in the folded text are not positions in the text.
 */
export function fold(text: string): string {
  const plain = isAscii(text) ? text.toLowerCase() : foldLetters(text);
  return (UNEVEN.test(plain) ? plain.replace(/\s+/g, ' ') : plain).trim();
}

/** White space other than a single plain space: a test is cheaper than a replacement, and most texts have none. */
const UNEVEN = /\s\s|[^\S ]/;

/** Whether a text is ASCII only. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/**
 * Marks are replaced before and after: ´ would decompose into a space and an accent, ｢ becomes a bracket only then.
 */
function foldLetters(text: string): string {
  const letters = plainMarks(text.replace(HEAPED, '$1'))
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(ACCENTS, '')
    .replace(LETTERS_PATTERN, (letter) => LETTERS.get(letter) ?? letter);
  return plainMarks(letters).normalize('NFC');
}

function plainMarks(text: string): string {
  return text
    .replace(SINGLE_MARKS, "'")
    .replace(DOUBLE_MARKS, '"')
    .replace(DASHES, '-')
    .replaceAll('\u2044', '/');
}

/**
 * More combining marks on one letter than any script has. Ordering them takes quadratic time, so the rest is dropped.
 * The last four are letters that decompose into marks.
 */
const HEAPED =
  /(?<![\p{M}\u0E33\u0EB3\uFF9E\uFF9F])([\p{M}\u0E33\u0EB3\uFF9E\uFF9F]{30})[\p{M}\u0E33\u0EB3\uFF9E\uFF9F]+/gu;

/** Soft hyphen, zero-width spaces and joiners, direction controls. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;

/** Accents of Latin, Greek and Cyrillic; variation selectors; points of Hebrew; vowel marks and tatweel of Arabic. */
const ACCENTS = new RegExp(
  '[\\u0300-\\u036F\\u0483-\\u0487\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF' +
    '\\uFE00-\\uFE0F\\uFE20-\\uFE2F\\u{E0100}-\\u{E01EF}' +
    '\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7' +
    '\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED]',
  'gu',
);

/** Letters without a Unicode decomposition. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ı', 'i'],
  ['ς', 'σ'],
]);
const LETTERS_PATTERN = /[ßæœøłđħŧıς]/g;

const SINGLE_MARKS = /[\u2018-\u201b\u2032\u2035\u2039\u203a\u02b9-\u02bc\u02c8`\u00b4]/g;
const DOUBLE_MARKS = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u301d-\u301f\u300c-\u300f\u2e42]/g;
const DASHES = /[\u2010-\u2015\u2043\u2212\u2e3a\u2e3b]/g;
