import { endsSentence } from '../../reading/compared/sentences.js';
import type { Alignment } from './alignment.js';
import { isFree, type WordRange } from './marked.js';

// Finds the replacement of marked words between the words that were next to them.

/** A replacement has at most this many times the words it replaces, and `MAX_EXTRA_WORDS` more. */
const MAX_GROWTH_FACTOR = 3;
const MAX_EXTRA_WORDS = 2;

/** The kept passage, extended by the words that replaced missing ones at either end. */
export function widened(alignment: Alignment, marked: WordRange, kept: WordRange): WordRange {
  const { origins } = alignment;
  const first = Math.min(...originsIn(origins, kept, marked));
  const last = Math.max(...originsIn(origins, kept, marked));
  const [before, after] = sides(alignment, marked);
  const from =
    first > marked.from && isReplaced(alignment, marked, before + 1, kept.from, first - marked.from);
  const to = last < marked.to - 1 && isReplaced(alignment, marked, kept.to, after, marked.to - 1 - last);
  return { from: from ? before + 1 : kept.from, to: to ? after : kept.to };
}

/** From this many marked words on, a change keeps at least one of them; where none is left, they were deleted. */
const MIN_WORDS_NEVER_REPLACED = 6;

/** The words that replaced a few marked words within their sentence; null where there are none. */
export function replacedBetween(alignment: Alignment, marked: WordRange): WordRange | null {
  const { old } = alignment;
  const isFew = marked.to - marked.from < MIN_WORDS_NEVER_REPLACED;
  const isWithin = !endsSentence(old, marked.from) || !endsSentence(old, marked.to);
  const [before, after] = sides(alignment, marked);
  const missing = marked.to - marked.from;
  return isFew && isWithin && isReplaced(alignment, marked, before + 1, after, missing)
    ? { from: before + 1, to: after }
    : null;
}

/** The images of the neighbours; -2 for one without an image, so that nothing lies between. */
function sides({ images, origins }: Alignment, { from, to }: WordRange): [before: number, after: number] {
  const before = from === 0 ? -1 : (images[from - 1] ?? -1);
  const after = to === images.length ? origins.length : (images[to] ?? -1);
  return [from > 0 && before < 0 ? origins.length : before, after];
}

function isReplaced(
  alignment: Alignment,
  marked: WordRange,
  from: number,
  to: number,
  missing: number,
): boolean {
  if (from >= to || to - from > MAX_GROWTH_FACTOR * missing + MAX_EXTRA_WORDS) return false;
  for (let at = from; at < to; at += 1) if (!isFree(alignment, at, marked)) return false;
  return true;
}

function originsIn(origins: Int32Array, { from, to }: WordRange, marked: WordRange): number[] {
  return [...origins.slice(from, to)].filter((word) => word >= marked.from && word < marked.to);
}
