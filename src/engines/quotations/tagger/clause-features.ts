import type { Clauses } from './clauses.js';
import type { CueView } from './cue-view.js';
import { type Described, PAD } from './describe.js';
import { mix } from './hash.js';

// The features that tell how the sentence of a unit is built.

export const TAG_CLAUSE_FEATURES = 9;
export const ROLE_CLAUSE_FEATURES = 6;

/** Writes those of one unit by itself from a place of `into` on. */
export function tagClauseFeatures(
  { kinds, lemmas }: Described,
  clauses: Clauses,
  unit: number,
  into: Int32Array,
  from: number,
): void {
  let at = from;
  const i = unit + PAD;
  const [kind, lemma] = [kinds[i] as number, lemmas[i] as number];
  const subject = clauses.subjects[unit] as number;
  const next = clauses.nexts[unit] as number;
  const complement = clauses.complements[unit] as number;
  into[at++] = mix(subject, kind);
  into[at++] = mix(subject, lemma);
  into[at++] = mix(next, kind);
  into[at++] = mix(next, lemma);
  into[at++] = mix(complement, kind);
  into[at++] = mix(complement, lemma);
  into[at++] = mix(mix(subject, complement), kind);
  into[at++] = mix(mix(subject, next), kind);
  into[at++] = mix(clauses.verbs[unit] as number, mix(kinds[i - 1] as number, kind));
}

/** Writes those of one unit as seen from a cue. */
export function roleClauseFeatures(view: CueView, unit: number, into: Int32Array, from: number): void {
  let at = from;
  const { kinds, words, shapes } = view.described;
  const { clauses } = view;
  const i = unit + PAD;
  const v = unit - view.from;
  const [before, kind, shape] = [kinds[i - 1] as number, kinds[i] as number, shapes[i] as number];
  const signs = view.signs[v] as number;
  const between = mix(mix(signs, view.otherCues[v] as number), view.sentences[v] as number);
  const verb = clauses.verbs[unit] as number;
  const agreeing = mix(verb, view.form);
  into[at++] = mix(verb, mix(before, kind));
  into[at++] = mix(agreeing, mix(shape, kind));
  into[at++] = mix(agreeing, mix(words[i - 1] as number, shape));
  into[at++] = mix(clauses.nexts[unit] as number, mix(before, kind));
  into[at++] = mix(clauses.subjects[unit] as number, mix(signs, kind));
  into[at++] = mix(view.subject, mix(between, shape));
}
