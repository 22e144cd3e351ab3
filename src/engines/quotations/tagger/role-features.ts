import { bucket } from './context.js';
import type { CueView } from './cue-view.js';
import { PAD } from './describe.js';
import { mix } from './hash.js';
import { FEATURE_BITS } from './tag-features.js';

// The features by which the source and content of a cue are found.

export const ROLE_FEATURES = 47;

/** Writes the features of one unit, as seen from a cue, into `into`. */
export function roleFeatures(view: CueView, unit: number, into: Int32Array): void {
  const { words: w, kinds: k, shapes: s, quotes: q, suffixes3: x3 } = view.described;
  const i = unit + PAD;
  const v = unit - view.from;
  const side = view.sides[v] as number;
  let at = 0;
  let template = 2000 + side * 100 + (view.described.row.isInside ? 1000 : 0);
  const add = (value: number) => {
    template += 1;
    into[at] = mix(template, value) >>> (32 - FEATURE_BITS);
    at += 1;
  };
  const W = (by: number) => w[i + by] as number;
  const K = (by: number) => k[i + by] as number;
  const S = (by: number) => s[i + by] as number;
  const far = bucket(view.distances[v] as number);
  const signs = view.signs[v] as number;
  const sentence = view.sentences[v] as number;
  const others = view.otherCues[v] as number;
  const between = mix(mix(signs, others), sentence);
  const cueKind = view.kind;
  const cueLemma = view.lemma;
  add(0);
  for (let by = -2; by <= 2; by += 1) add(W(by));
  for (let by = -2; by <= 2; by += 1) add(K(by));
  add(mix(K(-1), K(0)));
  add(mix(K(0), K(1)));
  add(mix(mix(K(-1), K(0)), K(1)));
  add(mix(K(-2), K(-1)));
  add(mix(K(1), K(2)));
  add(mix(mix(S(-1), S(0)), S(1)));
  add(x3[i] as number);
  add(far);
  add(mix(far, between));
  add(mix(cueKind, far));
  add(mix(cueLemma, far));
  add(mix(cueKind, W(0)));
  add(mix(cueKind, K(0)));
  add(mix(cueLemma, K(0)));
  add(mix(cueKind, mix(K(-1), K(0))));
  add(mix(cueKind, mix(K(0), K(1))));
  add(mix(signs, K(0)));
  add(mix(signs, mix(K(-1), S(0))));
  add(mix(others, K(0)));
  add(mix(mix(others, signs), far));
  add(mix(sentence, K(0)));
  add(mix(between, mix(S(0), view.passages[v] as number)));
  add(mix(sentence, mix(view.described.begins[i] as number, K(0))));
  add(mix(sentence, mix(q[i] as number, view.besides)));
  add(mix(q[i] as number, mix(K(-1), K(1))));
  add(mix(q[i] as number, cueKind));
  add(mix(q[i] as number, mix(between, view.passages[v] as number)));
  add(mix(view.besides, mix(S(0), between)));
  add(mix(view.besides, mix(far, K(0))));
  add(mix(view.besides, cueKind));
  add(view.paths[v] as number);
  add(mix(view.paths[v] as number, K(0)));
  add(mix(view.paths[v] as number, mix(cueKind, S(0))));
  add(mix(view.isCue[v] as number, K(0)));
  add(mix(far <= 1 ? 1 : 0, mix(W(0), cueLemma)));
  add(mix(q[i - 1] as number, K(0)));
}
