import type { Credit } from '../../../engines/context/credit.js';
import type { MatchStanding, MatchState } from '../../../vocabulary.js';

/** Who dealt with a mismatch, when and why. */
export interface Decision {
  /** `Ada Berg`, or `Ada Berg and Carl Dorn` once a second person agreed. */
  readonly by: string;
  /** UTC ISO 8601. */
  readonly at: string;
  readonly rationale: string | null;
}

/** The match of a claim with the saved copies of its sources, as far as one viewer may know. */
export interface ClaimMatch {
  readonly claim_id: number;
  readonly state: MatchState;
  /** `‘not’ is missing after ‘does’`; null where there is nothing to describe. */
  readonly words: string | null;
  /** What the copy says of who said them, and in what setting; null where nothing was examined. */
  readonly credit: Credit | null;
  /** Whom the source of that attribution is recorded to credit, where that is somebody else than the speaker. */
  readonly credited: string | null;
  /** `credits Bo Lind, not Ilse Marren`; null with `credited`. */
  readonly credits: string | null;
  /** The decisive attribution and copy, of those that nobody accepted if any; null where nothing was compared, or no source has the claim's text. */
  readonly attribution_id: number | null;
  /** Whether that is not the attribution from which the claim takes its text. */
  readonly is_elsewhere: boolean;
  readonly snapshot_id: number | null;
  readonly source_id: number | null;
  readonly source_title: string | null;
  readonly source_language: string | null;
  /** When the copy was saved. UTC ISO 8601. */
  readonly captured_at: string | null;
  /** The place of the words in the copy, in UTF-16 code units; null where they do not occur. */
  readonly place: readonly [start: number, end: number] | null;
  /** How a mismatch was dealt with; null where there is none. Only checkers and above get `waiting`. */
  readonly standing: MatchStanding | null;
  /** Set where two people accepted the mismatch. */
  readonly accepted: Decision | null;
  /** Set where one person decided, and nobody else on this instance could agree. */
  readonly decided_by_one: Decision | null;
}

/** The match of a claim before anything was compared. NOTE: one literal, since spreading several is ten times as slow. */
export function notCompared(claim_id: number): ClaimMatch {
  return {
    claim_id,
    state: 'not_compared',
    words: null,
    credit: null,
    credited: null,
    credits: null,
    attribution_id: null,
    is_elsewhere: false,
    snapshot_id: null,
    source_id: null,
    source_title: null,
    source_language: null,
    captured_at: null,
    place: null,
    standing: null,
    accepted: null,
    decided_by_one: null,
  };
}

/** A row of a claim with its match. */
export interface Matched {
  readonly match: ClaimMatch;
}
