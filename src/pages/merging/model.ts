import type { StoredVerdict } from '../../vocabulary.js';

/** A wording that would differ from a saved copy after a merge. */
export interface NewMismatch {
  readonly claim_id: number;
  /** The claim's. */
  readonly text: string;
  /** The source's, which would differ. */
  readonly wording: string;
  readonly language: string | null;
  readonly verdict: StoredVerdict;
}

export interface NewMismatches {
  readonly found: readonly NewMismatch[];
  /** Whether there are more wordings than were compared. */
  readonly isCut: boolean;
}
