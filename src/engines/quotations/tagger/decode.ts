import type { Grammar } from './grammar.js';
import { ROW, type Weights } from './weights.js';

// The best sequence of labels for a row (Viterbi).

export interface Decoding {
  /** A label for each unit. */
  readonly labels: Uint8Array;
  readonly score: number;
}

/** The sum of the weights of each unit's features, `ROW` places a unit. */
export function scoresOf(weights: Weights, rows: Int32Array, count: number): Int32Array {
  const { values } = weights;
  const scores = new Int32Array(count * ROW);
  const width = count === 0 ? 0 : rows.length / count;
  for (let unit = 0, at = 0; unit < count; unit += 1) {
    const base = unit * ROW;
    for (let feature = 0; feature < width; feature += 1, at += 1) {
      const row = (rows[at] as number) * ROW;
      if (row === 0) continue;
      for (let label = 0; label < ROW; label += 1)
        scores[base + label] = (scores[base + label] as number) + (values[row + label] as number);
    }
  }
  return scores;
}

/** Replaces features by their rows of weights, in place. */
export function toRows(weights: Weights, features: Int32Array): Int32Array {
  const { rowOf } = weights;
  for (let at = 0; at < features.length; at += 1) features[at] = rowOf[features[at] as number] as number;
  return features;
}

const NEVER = -0x3f_ff_ff_ff;

/** @param allowed a bit for each label that a unit may have */
export function decode(
  { labels: size, transitions }: Pick<Weights, 'labels' | 'transitions'>,
  { labelOf, before, starts }: Grammar,
  scores: Int32Array,
  allowed: Uint8Array,
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
