import type { Comparison } from '../../../engines/fidelity/verdict.js';
import type { AnchorState, StoredVerdict } from '../../../vocabulary.js';

/** The comparison of a wording with one copy. */
export interface Compared extends Omit<Comparison, 'verdict'> {
  readonly snapshot_id: number;
  readonly verdict: StoredVerdict;
  /** A description of the gravest difference; null where there is none. */
  readonly difference: string | null;
}

/** The place, in a newer copy, of what refers to an older one. */
export interface Followed {
  readonly from_snapshot_id: number;
  readonly snapshot_id: number;
  readonly state: AnchorState;
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
  readonly flags: readonly string[];
}
