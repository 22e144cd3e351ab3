import type { AlignedOp } from '../verdict.js';

/** Word numbers, end exclusive. */
export type WordRange = readonly [number, number];

/** One step of an alignment. On the side without the words an empty range gives the position. */
export interface Step {
  readonly op: AlignedOp;
  readonly wording: WordRange;
  readonly text: WordRange;
}
