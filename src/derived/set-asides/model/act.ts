import type { SetAsideKind } from '../../../vocabulary.js';
import type { Mismatch } from '../../match/model/mismatch.js';
import type { Comparing } from './hidden.js';

/** The record on which the action is taken, and how it affects comparisons. */
export interface Act {
  readonly on: { readonly claimId: number } | { readonly sourceId: number };
  /** The copy that is removed, if any. */
  readonly copyId?: number;
  readonly makes: (before: Comparing) => Comparing;
}

/** A mismatch that the action hides. */
export interface Hidden {
  readonly claimId: number;
  readonly attributionId: number;
  readonly kind: SetAsideKind;
  readonly answers: Mismatch;
  /** Of the wording; null where the mismatch is whose words they are, or their setting. */
  readonly difference: string | null;
}
