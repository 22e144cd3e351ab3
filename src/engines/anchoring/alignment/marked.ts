import { isFunctionWord } from '../../fidelity/text/weights.js';
import type { Words } from '../../reading/compared/words.js';
import { firstIndex } from '../../text/first-index.js';
import type { Place } from '../places.js';
import type { Alignment } from './alignment.js';

// Marked words as word numbers of the old text, and the words of the newer text that come from them.

/** Word numbers, the end exclusive. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** The words that a place overlaps; an empty range is positioned before the next word. */
export function wordsAt({ starts, ends }: Words, { start, end }: Place): WordRange {
  const from = firstIndex(ends.length, (word) => (ends[word] ?? 0) > start);
  return {
    from,
    to: Math.max(
      from,
      firstIndex(starts.length, (word) => (starts[word] ?? 0) >= end),
    ),
  };
}

export function isMarked(word: number, { from, to }: WordRange): boolean {
  return word >= from && word < to;
}

/** Whether a word of the newer text is new or comes from the marked words. */
export function isFree({ origins }: Alignment, word: number, marked: WordRange): boolean {
  const origin = origins[word] ?? -1;
  return origin === -1 || isMarked(origin, marked);
}

/** Words that are further apart than this are two passages: an attribution or an inserted paragraph is shorter. */
const MAX_WORDS_BETWEEN = 30;

/** The passage of the newer text with most of the marked words; null where it has half of them or fewer. */
export function passageKept({ old, images }: Alignment, marked: WordRange): WordRange | null {
  const kept = [...images.slice(marked.from, marked.to)].filter((word) => word >= 0).sort((a, b) => a - b);
  const passages: number[][] = [];
  for (const word of kept) {
    const last = passages.at(-1);
    if (last !== undefined && word - (last.at(-1) ?? 0) <= MAX_WORDS_BETWEEN) last.push(word);
    else passages.push([word]);
  }
  const [most] = passages.sort((one, other) => other.length - one.length);
  const [first, last] = [most?.[0], most?.at(-1)];
  if (most === undefined || first === undefined || last === undefined) return null;
  const words = old.folded.slice(marked.from, marked.to);
  const content = words.filter((word) => !isFunctionWord(word)).length;
  const there = new Set(most);
  const keptContent = words.filter(
    (word, at) => there.has(images[marked.from + at] ?? -1) && !isFunctionWord(word),
  ).length;
  const isMost = 2 * most.length > words.length && (content === 0 || 2 * keptContent > content);
  return isMost ? { from: first, to: last + 1 } : null;
}

/** Where the marked words stand in the newer text as one contiguous run; null where they do not. */
export function wholePassage({ images }: Alignment, { from, to }: WordRange): WordRange | null {
  const first = images[from] ?? -1;
  if (first < 0 || from === to) return null;
  for (let at = from; at < to; at += 1) if (images[at] !== first + at - from) return null;
  return { from: first, to: first + to - from };
}

/**
 * Whether more than half of the marked words occur in the newer text as words without another origin in the old one.
 */
export function hasFreeWords(alignment: Alignment, marked: WordRange): boolean {
  const { old, now } = alignment;
  const words = new Set(old.folded.slice(marked.from, marked.to));
  let free = 0;
  for (const word of words) {
    const id = now.idOf.get(word);
    if (id === undefined) continue;
    const places = now.positions.subarray(now.firsts[id], now.firsts[id + 1]);
    if (places.some((at) => isFree(alignment, at, marked))) free += 1;
  }
  return 2 * free > words.size;
}
