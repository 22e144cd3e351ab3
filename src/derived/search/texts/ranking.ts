import { type Piece, partOf, piecesOf, snapshotOf } from './parts.js';

// Which copies to read for a wording, of those in which some of its rarer words stand, and which passage of them.

/** What holds one phrase; `isAll` unless there was more than was asked for. */
export interface Holding {
  readonly entries: readonly number[];
  readonly isAll: boolean;
}

/** Copies that have less than this share of what the best one has are not read. */
const WORTH_READING = 0.6;

/** Copies worth reading, the likeliest first, each with its parts in which most of the phrases stand. */
export function ranked(holdings: readonly Holding[], most: number): Map<number, readonly number[]> {
  const scores = new Map<number, number>();
  for (const { entries, isAll } of holdings) {
    // How many phrases a copy has counts, rather than how rare they are: a word that was put in is rare as well.
    const score = 1 + 1 / (1 + entries.length);
    if (isAll) for (const entry of entries) scores.set(entry, (scores.get(entry) ?? 0) + score);
  }
  const best = Math.max(0, ...scores.values());
  const worth = [...scores].filter(([, score]) => score >= best * WORTH_READING);
  const copies = new Map<number, number[]>();
  for (const [entry] of worth.sort((one, other) => other[1] - one[1] || one[0] - other[0])) {
    const parts = copies.get(snapshotOf(entry));
    if (parts !== undefined) parts.push(partOf(entry));
    else if (copies.size < most) copies.set(snapshotOf(entry), [partOf(entry)]);
  }
  return copies;
}

/** Parts further apart than this are not read as one. */
const TOGETHER = 4;

/** The passage to read: the likeliest part with those near it, and as much round it as the wording is long. */
export function passageOf(text: string, parts: readonly number[], wordingLength: number): Piece {
  const [best = 0] = parts;
  const near = parts.filter((part) => Math.abs(part - best) < TOGETHER);
  const pieces = piecesOf(text);
  const [first, last] = [pieces[Math.min(...near, best)], pieces[Math.max(...near, best)]];
  const start = Math.max(0, (first?.start ?? 0) - wordingLength);
  return { part: best, start, end: Math.min(text.length, (last?.end ?? text.length) + wordingLength) };
}
