import type { Misattribution } from '../../../derived/status/model/misattribution.js';
import type { RowOf } from '../../../platform/db/row-change.js';
import type { TableName } from '../../../platform/db/subjects.js';
import type { AttributionStatus, MatchState, OutletKind } from '../../../vocabulary.js';
import type { Marks } from './marks.js';

// The input for one claim of a list: plain rows, with the names of their columns. They are not filtered again: rows
// that the exporter may not see must not be among them.

/** The columns that the program fills in. */
type Kept =
  | 'created_at'
  | 'created_by'
  | 'updated_at'
  | 'version'
  | 'trashed_at'
  | 'trashed_by'
  | 'merged_into_id'
  | 'merge_moves'
  | 'merge_restricted'
  | 'erased_by';

/** A row without the columns that the program fills in, without the days of its dates, and without these. */
type Entered<T extends TableName, Without extends string> = Readonly<
  Omit<RowOf<T>, Kept | Without | `${string}_min` | `${string}_max`>
>;

export type ClaimRow = Entered<'claims', 'speaker_id' | 'occasion_id' | 'embargo_lifts_at'>;

export type SpeakerRow = Entered<'speakers', 'sort_name' | 'wikidata_id'>;

export type OccasionRow = Entered<'occasions', 'source_id'>;

/** With the names behind two of its columns. */
export interface AttributionRow
  extends Entered<
    'attributions',
    `selector_${string}` | 'claim_id' | 'snapshot_id' | 'speaker_id' | `${string}ed_by_id` | 'occasion_id'
  > {
  /** Whom its source credits; null for the claim's speaker. */
  readonly credited_name: string | null;
  readonly voiced_by_name: string | null;
  readonly recounted_by_name: string | null;
  /** Whether its source is our own piece. */
  readonly is_ours: boolean | 0 | 1;
}

/** A source, with its outlet's name and kind. `authors` is the column's JSON text. */
export interface SourceRow extends Entered<'sources', 'outlet_id' | 'condition_seen_by'> {
  readonly outlet_name: string | null;
  readonly outlet_kind: OutletKind | null;
  readonly outlet_is_ours: 0 | 1 | null;
}

/** A snapshot, without its text. */
export interface CopyRow {
  readonly id: number;
  readonly source_id: number;
  readonly captured_at: string;
  readonly captured_by_name: string;
  readonly text_sha256: string;
  readonly raw_sha256: string;
}

export interface StatusRow {
  readonly status: AttributionStatus;
  readonly reason: string;
  readonly at: string | null;
  readonly by_name: string | null;
  readonly signed_off_at: string | null;
  readonly signed_off_by_name: string | null;
}

/** What checkers recorded about empty fields. */
export interface Recorded {
  /** The source does not name the speaker. */
  readonly speaker_inferred: boolean;
  /** The source does not say when and where. */
  readonly occasion_not_stated: boolean;
  readonly original_not_seen: boolean;
}

/** How a claim matches our copies of its sources, in sentences without links. */
export interface EntryMatch {
  readonly state: MatchState;
  /** For the cited source first, then for another that differs; null where there is nothing to report. */
  readonly sentence: string | null;
  /** The most serious difference; null for none. */
  readonly words: string | null;
  /** Who agreed to an accepted mismatch, when and why. */
  readonly accepted: { readonly by: string; readonly at: string; readonly rationale: string | null } | null;
}

/** The input of an entry. */
export interface EntryRows {
  readonly claim: ClaimRow;
  readonly speaker: SpeakerRow;
  /** The office held on the day, as it should be printed; null where none is known. */
  readonly title_on_day: string | null;
  readonly recorded: Recorded;
  /** Set where two people agreed that the quotation is under the wrong name. */
  readonly misattributed: Misattribution | null;
  /** How it matches our copies; null where that is not reported. */
  readonly match: EntryMatch | null;
  /** The same in one sentence that names the source; null where there is nothing to warn of. */
  readonly match_by_source: string | null;
  readonly occasion: OccasionRow | null;
  /** Every attribution of the claim that is not in the trash, in any order. */
  readonly attributions: readonly AttributionRow[];
  /** The source of each of those attributions, once each. */
  readonly sources: readonly SourceRow[];
  /** Snapshots of those sources that the exporter may see. */
  readonly copies: readonly CopyRow[];
  readonly status: StatusRow;
  readonly open_notes: number;
  /** Names, in their order. */
  readonly tags: readonly string[];
  /** Its passages and notes; only for a format that writes them. */
  readonly marks?: Marks | undefined;
}
