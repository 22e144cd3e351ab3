import { bucket, type Context } from './context.js';
import { type Described, PAD } from './describe.js';
import { mix } from './hash.js';

// The features by which units are tagged. Each is the number of a row of weights.

/** Rows of weights are numbered by this many bits of the hash of a feature. */
export const FEATURE_BITS = 18;
export const TAG_FEATURES = 53;

/** Writes the features of one unit into `into`. */
export function tagFeatures(
  described: Described,
  context: Context,
  frames: Int32Array,
  unit: number,
  into: Int32Array,
): void {
  const { words: w, lemmas: l, kinds: k, shapes: s, quotes: q, suffixes3: x3, suffixes2: x2 } = described;
  const i = unit + PAD;
  let at = 0;
  let template = described.row.isInside ? 1000 : 0;
  const add = (value: number) => {
    template += 1;
    into[at] = mix(template, value) >>> (32 - FEATURE_BITS);
    at += 1;
  };
  const W = (by: number) => w[i + by] as number;
  const L = (by: number) => l[i + by] as number;
  const K = (by: number) => k[i + by] as number;
  const S = (by: number) => s[i + by] as number;
  const both = mix(K(0), S(0));
  for (let by = -2; by <= 2; by += 1) add(W(by));
  for (let by = -1; by <= 1; by += 1) add(L(by));
  for (let by = -3; by <= 3; by += 1) add(K(by));
  add(mix(W(-1), W(0)));
  add(mix(W(0), W(1)));
  add(mix(K(-1), K(0)));
  add(mix(K(0), K(1)));
  add(mix(mix(K(-2), K(-1)), K(0)));
  add(mix(mix(K(-1), K(0)), K(1)));
  add(mix(mix(K(0), K(1)), K(2)));
  add(mix(K(-2), K(-1)));
  add(mix(K(1), K(2)));
  add(mix(mix(K(1), K(2)), K(3)));
  add(mix(mix(K(-3), K(-2)), K(-1)));
  add(mix(mix(S(-1), S(0)), S(1)));
  add(x3[i] as number);
  add(x2[i] as number);
  // The reporting verbs around.
  const since = bucket(context.sinceVerb[unit] as number);
  const until = bucket(context.untilVerb[unit] as number);
  const [before, after] = [context.verbBefore[unit] as number, context.verbAfter[unit] as number];
  const [signsSince, signsUntil] = [context.signsSince[unit] as number, context.signsUntil[unit] as number];
  add(mix(before, mix(since, signsSince)));
  add(mix(after, mix(until, signsUntil)));
  add(mix(mix(before, after), mix(signsSince, signsUntil)));
  add(mix(before, both));
  add(mix(after, both));
  add(mix(mix(context.lemmaBefore[unit] as number, since), K(0)));
  add(mix(mix(context.lemmaAfter[unit] as number, until), K(0)));
  add(mix(mix(before, signsSince), mix(K(-1), K(0))));
  add(mix(mix(after, signsUntil), mix(K(0), K(1))));
  add(mix(since, mix(signsSince, both)));
  add(mix(until, mix(signsUntil, both)));
  // The passages in marks.
  const [quoteBefore, quoteAfter] = [context.quoteBefore[unit] as number, context.quoteAfter[unit] as number];
  const [sinceQuote, untilQuote] = [
    bucket(context.sinceQuote[unit] as number),
    bucket(context.untilQuote[unit] as number),
  ];
  add(mix(mix(quoteBefore, sinceQuote), K(0)));
  add(mix(mix(quoteAfter, untilQuote), K(0)));
  add(mix(sinceQuote, mix(untilQuote, K(0))));
  add(mix(mix(quoteBefore === 0 ? 0 : 1, quoteAfter === 0 ? 0 : 1), mix(before, after)));
  add(mix(q[i] as number, mix(K(-1), K(1))));
  add(mix(q[i] as number, mix(before, after)));
  add(mix(q[i] as number, mix(signsSince, signsUntil)));
  add(mix(q[i - 1] as number, both));
  add(mix(q[i + 1] as number, both));
  // The place in the sentence, and the frame it is in.
  add(mix(bucket(context.sinceStart[unit] as number), K(0)));
  add(mix(bucket(context.untilEnd[unit] as number), K(0)));
  add(mix(frames[unit] as number, q[i] as number));
  add(mix(frames[unit] as number, K(0)));
}
