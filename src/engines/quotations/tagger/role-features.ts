import { ROLE_CLAUSE_FEATURES, roleClauseFeatures } from './clause-features.js';
import { bucket } from './context.js';
import type { CueView } from './cue-view.js';
import { PAD } from './describe.js';
import { mix } from './hash.js';
import { STACKED_FEATURES, stackedFeatures } from './stacked-features.js';
import { numberFeatures } from './tag-features.js';

// The features by which the source and content of a cue are found.

const OWN_FEATURES = 47;
export const ROLE_FEATURES = OWN_FEATURES + STACKED_FEATURES + ROLE_CLAUSE_FEATURES;

/** Writes the features of one unit, as seen from a cue, into `into`. */
export function roleFeatures(view: CueView, unit: number, into: Int32Array): void {
  const { words: w, kinds: k, shapes: s, quotes: q, suffixes3: x3 } = view.described;
  const i = unit + PAD;
  const v = unit - view.from;
  const side = view.sides[v] as number;
  let at = 0;
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
  into[at++] = 0;
  for (let by = -2; by <= 2; by += 1) into[at++] = W(by);
  for (let by = -2; by <= 2; by += 1) into[at++] = K(by);
  into[at++] = mix(K(-1), K(0));
  into[at++] = mix(K(0), K(1));
  into[at++] = mix(mix(K(-1), K(0)), K(1));
  into[at++] = mix(K(-2), K(-1));
  into[at++] = mix(K(1), K(2));
  into[at++] = mix(mix(S(-1), S(0)), S(1));
  into[at++] = x3[i] as number;
  into[at++] = far;
  into[at++] = mix(far, between);
  into[at++] = mix(cueKind, far);
  into[at++] = mix(cueLemma, far);
  into[at++] = mix(cueKind, W(0));
  into[at++] = mix(cueKind, K(0));
  into[at++] = mix(cueLemma, K(0));
  into[at++] = mix(cueKind, mix(K(-1), K(0)));
  into[at++] = mix(cueKind, mix(K(0), K(1)));
  into[at++] = mix(signs, K(0));
  into[at++] = mix(signs, mix(K(-1), S(0)));
  into[at++] = mix(others, K(0));
  into[at++] = mix(mix(others, signs), far);
  into[at++] = mix(sentence, K(0));
  into[at++] = mix(between, mix(S(0), view.passages[v] as number));
  into[at++] = mix(sentence, mix(view.described.begins[i] as number, K(0)));
  into[at++] = mix(sentence, mix(q[i] as number, view.besides));
  into[at++] = mix(q[i] as number, mix(K(-1), K(1)));
  into[at++] = mix(q[i] as number, cueKind);
  into[at++] = mix(q[i] as number, mix(between, view.passages[v] as number));
  into[at++] = mix(view.besides, mix(S(0), between));
  into[at++] = mix(view.besides, mix(far, K(0)));
  into[at++] = mix(view.besides, cueKind);
  into[at++] = view.paths[v] as number;
  into[at++] = mix(view.paths[v] as number, K(0));
  into[at++] = mix(view.paths[v] as number, mix(cueKind, S(0)));
  into[at++] = mix(view.isCue[v] as number, K(0));
  into[at++] = mix(far <= 1 ? 1 : 0, mix(W(0), cueLemma));
  into[at++] = mix(q[i - 1] as number, K(0));
  stackedFeatures(view, unit, into, OWN_FEATURES);
  roleClauseFeatures(view, unit, into, OWN_FEATURES + STACKED_FEATURES);
  numberFeatures(into, 2000 + side * 100 + (view.described.row.isInside ? 1000 : 0));
}
