import type { NumberWords } from '../../words/numbers.js';
import { type Atoms, SPACES } from './atoms.js';
import type { NumberKind } from './number.js';

// What the parts of the reader share.

export interface Scan {
  readonly atoms: Atoms;
  readonly words: NumberWords;
  readonly language: string | null;
}

/** A number without its sign and unit. */
export interface Amount {
  /** The piece after the last. */
  readonly end: number;
  readonly kind: NumberKind;
  /** One or more: “5m”. */
  readonly values: readonly { readonly value: string; readonly unit: string | null }[];
  readonly isCertain: boolean;
  readonly isInWords: boolean;
  /** Whether it may also be an ordinal: “2.” in German. */
  readonly isOrdinal?: true;
}

/** The piece after spaces or one line end. */
export function overSpace({ atoms }: Scan, at: number): number {
  return atoms.kind(at) === SPACES ? at + 1 : at;
}

/** The piece after one space or a hyphen. */
export function overJoint(scan: Scan, at: number): number {
  return scan.atoms.is(at, '-\u2010\u2011') ? at + 1 : overSpace(scan, at);
}
