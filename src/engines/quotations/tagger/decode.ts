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
  { values, rowOf }: Weights,
  count: number,
  width: number,
  write: WriteFeatures,
): Int32Array {
  const scores = new Int32Array(count * ROW);
  const features = new Int32Array(width);
  for (let unit = 0; unit < count; unit += 1) {
    write(unit, features);
    for (let at = 0; at < width; at += 1) features[at] = rowOf[features[at] as number] as number;
    addRows(values, features, 0, width, scores, unit * ROW);
  }
  return scores;
}

/** Adds the rows of weights of one unit to its scores. */
export function addRows(
  values: Weights['values'],
  rows: Int32Array,
  from: number,
  to: number,
  scores: Int32Array,
  base: number,
): void {
  // Sums in variables: an array would be read and written for each weight.
  let [a, b, c, d, e, f, g] = [0, 0, 0, 0, 0, 0, 0];
  for (let at = from; at < to; at += 1) {
    const row = (rows[at] as number) * ROW;
    if (row === 0) continue;
    a += values[row] as number;
    b += values[row + 1] as number;
    c += values[row + 2] as number;
    d += values[row + 3] as number;
    e += values[row + 4] as number;
    f += values[row + 5] as number;
    g += values[row + 6] as number;
  }
  scores[base] = a;
  scores[base + 1] = b;
  scores[base + 2] = c;
  scores[base + 3] = d;
  scores[base + 4] = e;
  scores[base + 5] = f;
  scores[base + 6] = g;
}

const NEVER = -0x3f_ff_ff_ff;

/**
 * @param allowed a bit for each label that a unit may have
 * @param bonus by how much a row may score less that ends in one of the states which the grammar prefers
 */
export function decode(
  { labels: size, transitions }: Pick<Weights, 'labels' | 'transitions'>,
  { labelOf, before, starts, preferred }: Grammar,
  scores: Int32Array,
  allowed: Uint8Array,
  bonus = 0,
): Decoding {
  const count = allowed.length;
  const states = labelOf.length;
  const best = new Int32Array(count * states).fill(NEVER);
  const from = new Int8Array(count * states);
  for (let unit = 0; unit < count; unit += 1)
    for (let state = 0; state < states; state += 1) {
      const label = labelOf[state] as number;
      if (((allowed[unit] as number) & (1 << label)) === 0) continue;
      const own = scores[unit * ROW + label] as number;
      if (unit === 0) {
        if (starts.includes(state)) best[state] = own + (transitions[size * size + label] as number);
        continue;
      }
      let [top, previous] = [NEVER, 0];
      for (const one of before[state] as readonly number[]) {
        const reached = best[(unit - 1) * states + one] as number;
        if (reached === NEVER) continue;
        const total = reached + (transitions[(labelOf[one] as number) * size + label] as number);
        if (total > top) [top, previous] = [total, one];
      }
      if (top === NEVER) continue;
      best[unit * states + state] = top + own;
      from[unit * states + state] = previous;
    }
  for (const state of count === 0 ? [] : preferred)
    best[(count - 1) * states + state] = (best[(count - 1) * states + state] as number) + bonus;
  return traced(best, from, labelOf, count);
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
