import type { StoredVerdict } from '../../vocabulary.js';

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
