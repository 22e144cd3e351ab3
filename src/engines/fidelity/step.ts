import type { AlignedOp } from './verdict.js';

/** Word numbers, end exclusive. */
export type WordRange = readonly [number, number];

/** One step of an alignment. An empty range says where it stands on the side that lacks the words. */
export interface Step {
  readonly op: AlignedOp;
  readonly wording: WordRange;
  readonly text: WordRange;
}
