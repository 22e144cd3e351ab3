import { type Piece, partOf, piecesOf, snapshotOf } from './parts.js';

// Chooses which copies to read for a wording, among those with some of its rarer words, and which passage of them.

/** The entries with one phrase; `isAll` unless there were more than the limit. */
export interface Holding {
  readonly entries: readonly number[];
  readonly isAll: boolean;
}

/** Minimum share of the best copy's score for a copy to be read. */
const MIN_SCORE_SHARE = 0.6;
/** Minimum share of the phrases that any copy has for a copy to be read: with fewer, half of the words are others. */
const MIN_PHRASE_SHARE = 0.5;

interface Held {
  readonly phrases: number;
  readonly score: number;
}

/** Copies to read, most likely first, each with the parts that have most of the phrases. */
export function ranked(holdings: readonly Holding[], most: number): Map<number, readonly number[]> {
  const distinctive = holdings.filter(({ entries, isAll }) => isAll && entries.length > 0);
  const least = Math.floor(distinctive.length * MIN_PHRASE_SHARE);
  const all = [...heldBy(distinctive)].filter(([, { phrases }]) => phrases >= least);
  const best = all.reduce((highest, [, { score }]) => Math.max(highest, score), 0);
  const worth = all.filter(([, { score }]) => score >= best * MIN_SCORE_SHARE);
  const copies = new Map<number, number[]>();
  for (const [entry] of worth.sort(([a, one], [b, other]) => other.score - one.score || a - b)) {
    const parts = copies.get(snapshotOf(entry));
    if (parts !== undefined) parts.push(partOf(entry));
    else if (copies.size < most) copies.set(snapshotOf(entry), [partOf(entry)]);
  }
  return copies;
}

function heldBy(distinctive: readonly Holding[]): ReadonlyMap<number, Held> {
  const held = new Map<number, Held>();
  for (const { entries } of distinctive) {
    // The number of phrases matters more than their rarity: an inserted word is rare too.
    const worth = 1 + 1 / (1 + entries.length);
    for (const entry of entries) {
      const { phrases, score } = held.get(entry) ?? { phrases: 0, score: 0 };
      held.set(entry, { phrases: phrases + 1, score: score + worth });
    }
  }
  return held;
}

/** Maximum distance of parts that are read together. */
const MAX_PART_DISTANCE = 4;

/** The passage to read: the most likely part with those near it, extended by the wording's length. */
export function passageOf(text: string, parts: readonly number[], wordingLength: number): Piece {
  const [best = 0] = parts;
  const near = parts.filter((part) => Math.abs(part - best) < MAX_PART_DISTANCE);
  const pieces = piecesOf(text);
  const [first, last] = [pieces[Math.min(...near, best)], pieces[Math.max(...near, best)]];
  const start = Math.max(0, (first?.start ?? 0) - wordingLength);
  return { part: best, start, end: Math.min(text.length, (last?.end ?? text.length) + wordingLength) };
}
