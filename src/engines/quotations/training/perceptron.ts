import { decode } from '../tagger/decode.js';
import type { Grammar } from '../tagger/grammar.js';
import { FEATURE_BITS } from '../tagger/tag-features.js';
import { emptyPacked, pack, ROW, type Weights } from '../tagger/weights.js';
import { shuffled } from './shuffle.js';

// The averaged structured perceptron: for each row that is labelled wrongly, the weights move towards the right labels.

/** A row to learn from. */
export interface Example {
  /** The same number of features for each unit. */
  readonly features: Int32Array;
  readonly labels: Uint8Array;
  /** A bit for each label that a unit may have. */
  readonly allowed: Uint8Array;
}

export interface TrainingOptions {
  readonly epochs: number;
  /** Numbers of orders in which the rows are learnt; the mean of what each makes errs less. */
  readonly seeds: readonly number[];
  /** By how much the right labels must win, for each unit. */
  readonly margin: number;
  /** Features seen more rarely are not learnt. */
  readonly minCount: number;
  /** Maximum number of features kept: those with the largest weights. */
  readonly maxRows: number;
}

interface Learner {
  readonly weights: Pick<Weights, 'labels' | 'transitions'> & { readonly values: Int32Array };
  /** Sums of changes, each times the step at which it was made. */
  readonly sums: Float64Array;
  readonly transitionSums: Float64Array;
  step: number;
}

/** @throws RangeError where there is nothing to learn from */
export function train(examples: readonly Example[], grammar: Grammar, options: TrainingOptions): Weights {
  if (examples.length === 0) throw new RangeError('There are no rows to learn from.');
  const { rowOf, rows } = numbered(examples, options.minCount);
  const places = examples.map(({ features }) => features.map((feature) => rowOf[feature] as number));
  const learners = options.seeds.map((seed) => learnt(examples, places, grammar, { ...options, seed, rows }));
  return quantised(sumOf(learners.map(averaged)), { rowOf, labels: grammar.labels }, options.maxRows);
}

/** A row of weights for each feature that is frequent enough. */
function numbered(examples: readonly Example[], minCount: number) {
  const counts = new Int32Array(1 << FEATURE_BITS);
  for (const { features } of examples)
    for (const feature of features) counts[feature] = (counts[feature] as number) + 1;
  const rowOf = new Int32Array(1 << FEATURE_BITS);
  let rows = 1;
  for (let feature = 0; feature < counts.length; feature += 1)
    if ((counts[feature] as number) >= minCount) rowOf[feature] = rows++;
  return { rowOf, rows };
}

function learnt(
  examples: readonly Example[],
  places: readonly Int32Array[],
  grammar: Grammar,
  options: TrainingOptions & { readonly seed: number; readonly rows: number },
): Learner {
  const learner = newLearner(grammar, options.rows);
  for (let epoch = 0; epoch < options.epochs; epoch += 1)
    for (const at of shuffled(examples.length, options.seed * 1000 + epoch)) {
      learner.step += 1;
      learn(learner, grammar, examples[at] as Example, places[at] as Int32Array, options);
    }
  return learner;
}

function newLearner({ labels }: Grammar, rows: number): Learner {
  const transitions = new Int32Array((labels + 1) * labels);
  return {
    weights: { labels, values: new Int32Array(rows * ROW), transitions },
    sums: new Float64Array(rows * ROW),
    transitionSums: new Float64Array(transitions.length),
    step: 0,
  };
}

function learn(
  learner: Learner,
  grammar: Grammar,
  { labels, allowed }: Example,
  rows: Int32Array,
  { margin }: TrainingOptions,
): void {
  const count = labels.length;
  const width = count === 0 ? 0 : rows.length / count;
  const scores = new Int32Array(count * ROW);
  for (let unit = 0; unit < count; unit += 1)
    addRows(learner.weights.values, rows, unit * width, (unit + 1) * width, scores, unit * ROW);
  for (let unit = 0; unit < count; unit += 1) {
    const right = labels[unit] as number;
    for (let label = 0; label < grammar.labels; label += 1)
      if (label !== right) scores[unit * ROW + label] = (scores[unit * ROW + label] as number) + margin;
  }
  const found = decode(learner.weights, grammar, scores, allowed).labels;
  const { transitions, labels: size } = learner.weights;
  for (let unit = 0; unit < count; unit += 1) {
    const [right, wrong] = [labels[unit] as number, found[unit] as number];
    const [rightBefore, wrongBefore] =
      unit === 0 ? [size, size] : [labels[unit - 1] as number, found[unit - 1] as number];
    if (right !== wrong || rightBefore !== wrongBefore) {
      change(transitions, learner.transitionSums, rightBefore * size + right, 1, learner.step);
      change(transitions, learner.transitionSums, wrongBefore * size + wrong, -1, learner.step);
    }
    if (right === wrong) continue;
    for (let at = unit * width; at < (unit + 1) * width; at += 1) {
      const row = (rows[at] as number) * ROW;
      if (row === 0) continue;
      change(learner.weights.values, learner.sums, row + right, 1, learner.step);
      change(learner.weights.values, learner.sums, row + wrong, -1, learner.step);
    }
  }
}

/** Adds the rows of weights of one unit to its scores. */
function addRows(
  values: Int32Array,
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

function change(values: Int32Array, sums: Float64Array, at: number, by: 1 | -1, step: number): void {
  values[at] = (values[at] as number) + by;
  sums[at] = (sums[at] as number) + by * step;
}

interface Averages {
  readonly values: Float64Array;
  readonly transitions: Float64Array;
}

function averaged({ weights, sums, transitionSums, step }: Learner): Averages {
  const mean = (values: Int32Array, totals: Float64Array) =>
    Float64Array.from(values, (value, at) => value - (totals[at] as number) / (step + 1));
  return {
    values: mean(weights.values, sums),
    transitions: mean(weights.transitions, transitionSums),
  };
}

function sumOf(all: readonly Averages[]): Averages {
  const sum = (parts: readonly Float64Array[]) =>
    Float64Array.from(parts[0] ?? [], (_, at) =>
      parts.reduce((total, part) => total + (part[at] as number), 0),
    );
  return {
    values: sum(all.map(({ values }) => values)),
    transitions: sum(all.map((one) => one.transitions)),
  };
}

/** The share of the largest weight that one step stands for: finer steps would cut off the largest. */
const STEPS = 127;
/** Weights beyond this quantile are cut off. */
const QUANTILE = 0.9999;

type Numbering = Pick<Weights, 'rowOf' | 'labels'>;

function quantised({ values, transitions }: Averages, numbering: Numbering, maxRows: number): Weights {
  const { rowOf: rowBefore, labels } = numbering;
  const sizes = values.map(Math.abs).toSorted();
  const top = sizes[Math.floor((sizes.length - 1) * QUANTILE)] || 1;
  const whole = (value: number) => Math.max(-STEPS, Math.min(STEPS, Math.round((value / top) * STEPS)));
  const kept = keptFeatures(numbering, values, top / STEPS / 2, maxRows);
  const rowOf = new Int32Array(rowBefore.length);
  const packed = emptyPacked(kept.length + 1);
  for (const [at, feature] of kept.entries()) {
    rowOf[feature] = at + 1;
    const row = (rowBefore[feature] as number) * ROW;
    for (let label = 0; label < labels; label += 1)
      pack(packed, at + 1, label, whole(values[row + label] as number));
  }
  const scaled = Int32Array.from(transitions, (value) => Math.round((value / top) * STEPS));
  return { labels, rowOf, packed, transitions: scaled };
}

/** Features in order, those with the largest weights where there are too many. */
function keptFeatures(
  { rowOf, labels }: Numbering,
  values: Float64Array,
  least: number,
  maxRows: number,
): Int32Array {
  const sizes = new Float64Array(rowOf.length);
  for (let feature = 0; feature < rowOf.length; feature += 1) {
    const row = (rowOf[feature] as number) * ROW;
    for (let label = 0; label < labels && row > 0; label += 1)
      sizes[feature] = Math.max(sizes[feature] as number, Math.abs(values[row + label] as number));
  }
  const wanted = Int32Array.from(rowOf.keys()).filter((feature) => (sizes[feature] as number) >= least);
  const ranked = wanted.toSorted((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  return ranked.slice(0, maxRows).toSorted();
}
