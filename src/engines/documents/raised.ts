// Raised and lowered signs lose their height in plain text, and would run into the word or the number before them:
// 10⁶ would become 106, and a footnote’s mark a part of what was said. How each is written instead:
//   a number raised after a digit, or after a unit of length      10^6, 5 km^2
//   a number or a letter raised after a word: a footnote’s mark   not [1]
//   a number lowered after a digit                                101_2
// All else stays as it is: 1st, XIXe, Mme, CO2, and the numerator of a fraction.

const NUMBER = /^[-−+]?\d{1,4}$/;
/** One note or several: `1`, `1,2`, `1–3`, with or without brackets. */
const NOTES =
  /^(?:\[\s*[\p{L}\d]{1,8}(?: [\p{L}\d]{1,8})?\s*\]|\(\d{1,3}\)|\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)$/u;
/** Units that are squared or cubed; `in` is excluded, as it is a word. */
const UNIT = /(?:^|[^\p{L}])(?:[kcdhm]?m|ft|yd|mi)$/u;
/** A word of at least three letters before it: M<sup>e</sup> and n<sup>o</sup> are abbreviations. */
const AFTER_WORD = /\p{Ll}{3}[.,;:!?”’"')\]]*\s?$/u;
const WORD_BEFORE = /[\p{L}.,;:!?…”’"')\]»%]\s?$/u;

/**
 * How a superscript or subscript is written; null for one that is written unchanged.
 * @param before the words before it on its line
 */
export function raisedText(tag: 'SUP' | 'SUB', sign: string, before: string): string | null {
  const mark = sign.trim();
  if (/\d$/.test(before) && NUMBER.test(mark)) return `${tag === 'SUP' ? '^' : '_'}${mark}`;
  if (tag === 'SUB') return null;
  if (UNIT.test(before) && /^[23]$/.test(mark)) return `^${mark}`;
  const isNote =
    (NOTES.test(mark) && (WORD_BEFORE.test(before) || /[\d][[(]/.test(`${before.slice(-1)}${mark}`))) ||
    (/^[a-z]$/.test(mark) && AFTER_WORD.test(before));
  if (!isNote) return null;
  const bracketed = /^[[(]/.test(mark) ? mark : `[${mark}]`;
  return /\s$/.test(before) ? bracketed : ` ${bracketed}`;
}
