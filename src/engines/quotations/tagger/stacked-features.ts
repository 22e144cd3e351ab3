import { bucket } from './context.js';
import type { CueView } from './cue-view.js';
import { PAD } from './describe.js';
import { mix } from './hash.js';

// The features that tell the second step what the first took a unit for, and what stands directly beside the cue.

export const STACKED_FEATURES = 13;

const OUTSIDE = 7;

/** Writes them for one unit from a place of `into` on. */
export function stackedFeatures(view: CueView, unit: number, into: Int32Array, from: number): void {
  let at = from;
  const { kinds: k, shapes: s } = view.described;
  const v = unit - view.from;
  const i = unit + PAD;
  const [kind, shape] = [k[i] as number, s[i] as number];
  const far = bucket(view.distances[v] as number);
  const signs = view.signs[v] as number;
  const between = mix(mix(signs, view.otherCues[v] as number), view.sentences[v] as number);
  const { tags, ahead, next } = view;
  const tag = tags[unit] as number;
  const before = unit === 0 ? OUTSIDE : (tags[unit - 1] as number);
  const after = unit + 1 === tags.length ? OUTSIDE : (tags[unit + 1] as number);
  const around = mix(mix(before, tag), after);
  into[at++] = tag;
  into[at++] = around;
  into[at++] = mix(tag, far);
  into[at++] = mix(tag, between);
  into[at++] = mix(tag, view.kind);
  into[at++] = mix(around, kind);
  into[at++] = mix(view.tagPaths[v] as number, tag);
  into[at++] = mix(next, far);
  into[at++] = mix(next, mix(between, shape));
  into[at++] = mix(ahead, far);
  into[at++] = mix(ahead, mix(between, shape));
  into[at++] = mix(view.besideKinds, mix(shape, signs));
  into[at++] = mix(view.rest, mix(between, far));
}
