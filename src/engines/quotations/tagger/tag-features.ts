import { TAG_CLAUSE_FEATURES, tagClauseFeatures } from './clause-features.js';
import type { Clauses } from './clauses.js';
import { bucket, type Context } from './context.js';
import { type Described, PAD } from './describe.js';
import { mix } from './hash.js';

// The features by which units are tagged. Each is the number of a row of weights.

/** Rows of weights are numbered by this many bits of the hash of a feature. */
export const FEATURE_BITS = 20;
const OWN_FEATURES = 53;
export const TAG_FEATURES = OWN_FEATURES + TAG_CLAUSE_FEATURES;

/** Writes the features of one unit into `into`. */
export function tagFeatures(
  described: Described,
  context: Context,
  clauses: Clauses,
  frames: Int32Array,
  unit: number,
  into: Int32Array,
): void {
  const { words: w, lemmas: l, kinds: k, shapes: s, quotes: q, suffixes3: x3, suffixes2: x2 } = described;
  const i = unit + PAD;
  let at = 0;
  const W = (by: number) => w[i + by] as number;
  const L = (by: number) => l[i + by] as number;
  const K = (by: number) => k[i + by] as number;
  const S = (by: number) => s[i + by] as number;
  const both = mix(K(0), S(0));
  for (let by = -2; by <= 2; by += 1) into[at++] = W(by);
  for (let by = -1; by <= 1; by += 1) into[at++] = L(by);
  for (let by = -3; by <= 3; by += 1) into[at++] = K(by);
  into[at++] = mix(W(-1), W(0));
  into[at++] = mix(W(0), W(1));
  into[at++] = mix(K(-1), K(0));
  into[at++] = mix(K(0), K(1));
  into[at++] = mix(mix(K(-2), K(-1)), K(0));
  into[at++] = mix(mix(K(-1), K(0)), K(1));
  into[at++] = mix(mix(K(0), K(1)), K(2));
  into[at++] = mix(K(-2), K(-1));
  into[at++] = mix(K(1), K(2));
  into[at++] = mix(mix(K(1), K(2)), K(3));
  into[at++] = mix(mix(K(-3), K(-2)), K(-1));
  into[at++] = mix(mix(S(-1), S(0)), S(1));
  into[at++] = x3[i] as number;
  into[at++] = x2[i] as number;
  // The reporting verbs around.
  const since = bucket(context.sinceVerb[unit] as number);
  const until = bucket(context.untilVerb[unit] as number);
  const [before, after] = [context.verbBefore[unit] as number, context.verbAfter[unit] as number];
  const [signsSince, signsUntil] = [context.signsSince[unit] as number, context.signsUntil[unit] as number];
  into[at++] = mix(before, mix(since, signsSince));
  into[at++] = mix(after, mix(until, signsUntil));
  into[at++] = mix(mix(before, after), mix(signsSince, signsUntil));
  into[at++] = mix(before, both);
  into[at++] = mix(after, both);
  into[at++] = mix(mix(context.lemmaBefore[unit] as number, since), K(0));
  into[at++] = mix(mix(context.lemmaAfter[unit] as number, until), K(0));
  into[at++] = mix(mix(before, signsSince), mix(K(-1), K(0)));
  into[at++] = mix(mix(after, signsUntil), mix(K(0), K(1)));
  into[at++] = mix(since, mix(signsSince, both));
  into[at++] = mix(until, mix(signsUntil, both));
  // The passages in marks.
  const [quoteBefore, quoteAfter] = [context.quoteBefore[unit] as number, context.quoteAfter[unit] as number];
  const [sinceQuote, untilQuote] = [
    bucket(context.sinceQuote[unit] as number),
    bucket(context.untilQuote[unit] as number),
  ];
  into[at++] = mix(mix(quoteBefore, sinceQuote), K(0));
  into[at++] = mix(mix(quoteAfter, untilQuote), K(0));
  into[at++] = mix(sinceQuote, mix(untilQuote, K(0)));
  into[at++] = mix(mix(quoteBefore === 0 ? 0 : 1, quoteAfter === 0 ? 0 : 1), mix(before, after));
  into[at++] = mix(q[i] as number, mix(K(-1), K(1)));
  into[at++] = mix(q[i] as number, mix(before, after));
  into[at++] = mix(q[i] as number, mix(signsSince, signsUntil));
  into[at++] = mix(q[i - 1] as number, both);
  into[at++] = mix(q[i + 1] as number, both);
  // The place in the sentence, and the frame it is in.
  into[at++] = mix(bucket(context.sinceStart[unit] as number), K(0));
  into[at++] = mix(bucket(context.untilEnd[unit] as number), K(0));
  into[at++] = mix(frames[unit] as number, q[i] as number);
  into[at++] = mix(frames[unit] as number, K(0));
  tagClauseFeatures(described, clauses, unit, into, OWN_FEATURES);
  numberFeatures(into, described.row.isInside ? 1000 : 0);
}

/**
 * Replaces values by the numbers of features: the value and its place count.
 * @param base tells rows apart in which the same value means something else
 */
export function numberFeatures(values: Int32Array, base: number): void {
  for (let at = 0; at < values.length; at += 1)
    values[at] = mix(base + at + 1, values[at] as number) >>> (32 - FEATURE_BITS);
}
