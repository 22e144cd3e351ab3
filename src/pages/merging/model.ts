import type { StoredVerdict } from '../../vocabulary.js';
import type { CreditingCopy } from './credited-store.js';

/** A name that copies credit and that is not the kept speaker’s, with those copies. */
export interface OtherName {
  readonly name: string;
  readonly copies: readonly CreditingCopy[];
}

/** A wording that would differ from a saved copy after a merge. */
export interface NewMismatch {
  readonly claim_id: number;
  /** The claim's own words. */
  readonly text: string;
  /** The words of the source, which differ. */
  readonly wording: string;
  readonly language: string | null;
  readonly verdict: StoredVerdict;
}

export interface NewMismatches {
  readonly found: readonly NewMismatch[];
  /** Whether there are more wordings than were compared. */
  readonly isCut: boolean;
}
