import type { ResolvedAttribution } from '../../../record/attributions/actions.js';
import type { ResolvedClaim } from '../../../record/claims/actions/resolve.js';
import type { PickedOccasion } from '../../../record/occasions/input.js';
import type { NewSource, PickedSource } from '../../../record/sources/input.js';
import type { PickedSpeaker } from '../../../record/speakers/input.js';

// The contents of an import's staging file: each record that rows name, once, before the first row that names it; and
// the rows, which reference them by number.

/** The kinds of record that a row names, with their descriptions. */
export interface Described {
  readonly speaker: PickedSpeaker;
  readonly occasion: PickedOccasion;
  readonly source: PickedSource;
  readonly tag: { readonly name: string };
}

export type NamedWhat = keyof Described;

export type StagedName = {
  readonly [W in NamedWhat]: {
    readonly what: W;
    /** Numbers the names of the file, from 1. */
    readonly n: number;
    readonly described: Described[W];
    /** The header of its column. */
    readonly column: string | null;
    /** Its id at the time of the check; null for a new record. */
    readonly found: number | null;
    /** An earlier name of the same record; null for a record of its own. */
    readonly as: number | null;
  };
}[NamedWhat];

export interface StagedClaim {
  readonly claim: Omit<ResolvedClaim, 'speaker_id' | 'occasion_id' | 'tag_ids'>;
  readonly speaker: number;
  readonly occasion: number | null;
  readonly tags: readonly number[];
  readonly attribution: StagedAttribution | null;
}

export interface StagedAttribution {
  readonly columns: Omit<
    ResolvedAttribution['columns'],
    'source_id' | 'speaker_id' | 'voiced_by_id' | 'recounted_by_id'
  >;
  readonly source: number;
  /** Whom the source credits; null for the claim's speaker. */
  readonly speaker: number | null;
  readonly voiced_by: number | null;
  readonly recounted_by: number | null;
  readonly relayed_from: number | null;
}

export type StagedSource = NewSource;

export const KINDS = { name: 'name', claim: 'claim', source: 'source' } as const;
