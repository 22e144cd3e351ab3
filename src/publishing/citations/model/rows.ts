import type { Misattribution } from '../../../derived/status/model/misattribution.js';
import type {
  AttributionStatus,
  Condition,
  Form,
  GroundRule,
  MatchState,
  OccasionKind,
  OutletKind,
  Place,
  Rank,
  SourceType,
  SpeakerKind,
  Tier,
  Translation,
} from '../../../vocabulary.js';

// The input for one claim of a list: plain rows, with the names of their columns. They are not filtered again: rows
// that the exporter may not see must not be among them.

export interface ClaimRow {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  /** 1 where it was guessed and nobody confirmed it. */
  readonly language_guessed: 0 | 1;
  readonly form: Form;
  readonly ground_rule: GroundRule;
  readonly embargoed_until: string | null;
  readonly said_on: string | null;
  readonly summary: string | null;
  readonly note: string | null;
  readonly reference_attribution_id: number | null;
}

export interface SpeakerRow {
  readonly id: number;
  readonly kind: SpeakerKind;
  readonly name: string;
  readonly language: string | null;
  readonly description: string | null;
}

export interface OccasionRow {
  readonly id: number;
  readonly name: string;
  readonly kind: OccasionKind | null;
  readonly date: string | null;
  readonly time_zone: string | null;
  readonly place: string | null;
  readonly note: string | null;
}

/** An attribution, with the names behind two of its columns. */
export interface AttributionRow {
  readonly id: number;
  readonly source_id: number;
  readonly voiced_by_name: string | null;
  readonly credited_as: string | null;
  readonly capacity: string | null;
  readonly wording: string | null;
  readonly language: string | null;
  readonly translation: Translation | null;
  readonly translator: string | null;
  readonly translates_id: number | null;
  readonly form: Form | null;
  readonly cue: string | null;
  readonly place: Place | null;
  readonly locator: string | null;
  readonly tier: Tier | null;
  readonly rank: Rank;
  readonly relayed_from_id: number | null;
  readonly note: string | null;
}

/** A source, with its outlet's name and kind. `authors` is the column's JSON text. */
export interface SourceRow {
  readonly id: number;
  readonly type: SourceType | null;
  readonly title: string;
  readonly translated_title: string | null;
  readonly outlet_name: string | null;
  readonly outlet_kind: OutletKind | null;
  readonly container_title: string | null;
  readonly authors: string;
  readonly issued: string | null;
  readonly accessed: string | null;
  readonly url: string | null;
  readonly archive_url: string | null;
  readonly language: string | null;
  readonly medium: string | null;
  readonly genre: string | null;
  readonly number: string | null;
  readonly account: string | null;
  readonly post_id: string | null;
  readonly note: string | null;
  readonly condition: Condition;
  readonly condition_on: string | null;
  readonly condition_notice: string | null;
  /** 1 where somebody recorded that the source has none. */
  readonly no_author: 0 | 1;
  readonly no_date: 0 | 1;
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
}
