import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import { isRemarkWord } from '../../words/turns.js';

// What a transcript prints among the words that nobody says: (Laughter.), [00:12:03].

const BRACKETS = /[([（［][^()[\]（）［］\n]{1,60}[)\]）］]\.?/gu;
const TIME = /^.\s?\d{1,2}:\d{2}[\d:.,]{0,10}\s?.$/;

/** The parts of a paragraph that are spoken, without white space around; empty where nothing is. */
export function spokenParts(text: string, [start, end]: Span): Span[] {
  const words = text.slice(start, end);
  const remarks = [...words.matchAll(BRACKETS)].filter(({ 0: printed, index }) =>
    isRemark(printed, words, index),
  );
  const starts = [start, ...remarks.map(({ index, 0: { length } }) => start + index + length)];
  const ends = [...remarks.map(({ index }) => start + index), end];
  return starts.flatMap((from, at) => trimmed(text, [from, ends[at] ?? end]));
}

/** Words in brackets of which one is that of a remark, or that stand after a sentence; “[the bridge]” is spoken. */
function isRemark(printed: string, words: string, at: number): boolean {
  if (TIME.test(printed)) return true;
  const inside = fold(printed).match(/\p{L}[\p{L}-]*/gu) ?? [];
  if (inside.length === 0) return false;
  if (inside.some(isRemarkWord)) return true;
  // “(Takes off his coat.)” before all that is said.
  if (words.slice(0, at).trim() === '' && /^\(\p{Lu}[^()]*[.!]\)/u.test(printed)) return true;
  const before = words.slice(Math.max(0, at - 4), at).trimEnd();
  const isAfterSentence = before === '' || /[.!?…”"]$/u.test(before);
  return isAfterSentence && /^[[［]/u.test(printed) && /^.\p{Lu}/u.test(printed);
}

export function trimmed(text: string, [start, end]: Span): Span[] {
  const words = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  const from = start + (words.length - words.trimStart().length);
  return [[from, from + words.trim().length]];
}
