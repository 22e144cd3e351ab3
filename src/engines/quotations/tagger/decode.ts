import type { Grammar } from './grammar.js';
import { ROW, type Weights } from './weights.js';

// The best sequence of labels for a row (Viterbi).

export interface Decoding {
  /** A label for each unit. */
  readonly labels: Uint8Array;
  readonly score: number;
}

/** Writes the features of a unit into a buffer, from its beginning. */
export type WriteFeatures = (unit: number, into: Int32Array) => void;

/** The sum of the weights of each unit's features, `ROW` places a unit. */
export function scoresOf(
  { packed, rowOf }: Weights,
  count: number,
  width: number,
  write: WriteFeatures,
): Int32Array {
  const scores = new Int32Array(count * ROW);
  const features = new Int32Array(width);
  for (let unit = 0; unit < count; unit += 1) {
    write(unit, features);
    for (let at = 0; at < width; at += 1) features[at] = rowOf[features[at] as number] as number;
    addPacked(packed, features, scores, unit * ROW);
  }
  return scores;
}

const [EVEN_BYTES, LOW_HALF] = [0xff_00_ff, 0xff_ff];

/** Adds rows of packed weights, two weights in the halves of each sum. */
function addPacked(packed: Int32Array, rows: Int32Array, scores: Int32Array, base: number): void {
  let [even, odd, laterEven, laterOdd] = [0, 0, 0, 0];
  for (let at = 0; at < rows.length; at += 1) {
    const row = (rows[at] as number) * 2;
    const [first, second] = [packed[row] as number, packed[row + 1] as number];
    even += first & EVEN_BYTES;
    odd += (first >>> 8) & EVEN_BYTES;
    laterEven += second & EVEN_BYTES;
    laterOdd += (second >>> 8) & EVEN_BYTES;
  }
  const added = rows.length * 128;
  scores[base] = (even & LOW_HALF) - added;
  scores[base + 1] = (odd & LOW_HALF) - added;
  scores[base + 2] = (even >>> 16) - added;
  scores[base + 3] = (odd >>> 16) - added;
  scores[base + 4] = (laterEven & LOW_HALF) - added;
  scores[base + 5] = (laterOdd & LOW_HALF) - added;
  scores[base + 6] = (laterEven >>> 16) - added;
}

const NEVER = -0x3f_ff_ff_ff;

/**
 * @param allowed a bit for each label that a unit may have
 * @param bonus by how much a row may score less that ends in one of the states which the grammar prefers
 */
export function decode(
  weights: Pick<Weights, 'labels' | 'transitions'>,
  grammar: Grammar,
  scores: Int32Array,
  allowed: Uint8Array,
  bonus = 0,
): Decoding {
  const { labelOf, before, preferred } = grammar;
  const count = allowed.length;
  const states = labelOf.length;
  const best = new Int32Array(count * states).fill(NEVER);
  const from = new Int8Array(count * states);
  const moves = movesOf(weights, grammar);
  begin(weights, grammar, scores, allowed, best);
  for (let unit = 1; unit < count; unit += 1) {
    const last = (unit - 1) * states;
    for (let state = 0; state < states; state += 1) {
      const label = labelOf[state] as number;
      if (((allowed[unit] as number) & (1 << label)) === 0) continue;
      const earlier = before[state] as readonly number[];
      let top = NEVER;
      let previous = 0;
      for (let at = 0; at < earlier.length; at += 1) {
        const one = earlier[at] as number;
        const total = (best[last + one] as number) + (moves[one * states + state] as number);
        if (total <= top || best[last + one] === NEVER) continue;
        top = total;
        previous = one;
      }
      if (top === NEVER) continue;
      best[unit * states + state] = top + (scores[unit * ROW + label] as number);
      from[unit * states + state] = previous;
    }
  }
  for (const state of count === 0 ? [] : preferred)
    best[(count - 1) * states + state] = (best[(count - 1) * states + state] as number) + bonus;
  return traced(best, from, labelOf, count);
}

/** The weight of each state after each, one row for each earlier state. */
function movesOf({ labels, transitions }: Pick<Weights, 'labels' | 'transitions'>, { labelOf }: Grammar) {
  const states = labelOf.length;
  const moves = new Int32Array(states * states);
  for (let one = 0; one < states; one += 1)
    for (let next = 0; next < states; next += 1)
      moves[one * states + next] = transitions[
        (labelOf[one] as number) * labels + (labelOf[next] as number)
      ] as number;
  return moves;
}

function begin(
  { labels, transitions }: Pick<Weights, 'labels' | 'transitions'>,
  { labelOf, starts }: Grammar,
  scores: Int32Array,
  allowed: Uint8Array,
  best: Int32Array,
): void {
  for (const state of allowed.length === 0 ? [] : starts) {
    const label = labelOf[state] as number;
    if (((allowed[0] as number) & (1 << label)) !== 0)
      best[state] = (scores[label] as number) + (transitions[labels * labels + label] as number);
  }
}

/** The score of a row that is labelled in some way. */
export function scoreOf(
  { labels: size, transitions }: Pick<Weights, 'labels' | 'transitions'>,
  scores: Int32Array,
  labels: Uint8Array,
): number {
  let [sum, before] = [0, size];
  for (let unit = 0; unit < labels.length; unit += 1) {
    const label = labels[unit] as number;
    sum += (scores[unit * ROW + label] as number) + (transitions[before * size + label] as number);
    before = label;
  }
  return sum;
}

function traced(best: Int32Array, from: Int8Array, labelOf: readonly number[], count: number): Decoding {
  const states = labelOf.length;
  const labels = new Uint8Array(count);
  if (count === 0) return { labels, score: 0 };
  let state = 0;
  const last = (count - 1) * states;
  for (let one = 1; one < states; one += 1)
    if ((best[last + one] as number) > (best[last + state] as number)) state = one;
  const score = best[last + state] as number;
  for (let unit = count - 1; unit >= 0; unit -= 1) {
    labels[unit] = labelOf[state] as number;
    state = from[unit * states + state] as number;
  }
  return { labels, score };
}
