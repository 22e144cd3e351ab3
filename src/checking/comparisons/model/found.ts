import type { Comparison } from '../../../engines/fidelity/verdict.js';
import type { AnchorState, StoredVerdict } from '../../../vocabulary.js';

/** How a wording stands to one copy. */
export interface Compared extends Omit<Comparison, 'verdict'> {
  readonly snapshot_id: number;
  readonly verdict: StoredVerdict;
  /** The gravest difference in words; null where there is none to name. */
  readonly difference: string | null;
}

/** What became, in a newer copy, of what points into an older one. */
export interface Followed {
  readonly from_snapshot_id: number;
  readonly snapshot_id: number;
  readonly state: AnchorState;
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
  readonly flags: readonly string[];
}
