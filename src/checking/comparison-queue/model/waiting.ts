import type { Selector } from '../../../engines/anchoring/selector.js';
import type { Credit } from '../../../engines/context/credit.js';
import type { Comparison } from '../../../engines/fidelity/verdict.js';
import type { AnchorState, Form, SourceType, StoredVerdict } from '../../../vocabulary.js';

// What is queued for comparison with saved copies, and what results: plain values, as a thread can send them.

export interface WaitingWording {
  readonly id: number;
  readonly version: number;
  readonly wording: string;
  readonly language: string | null;
  /** Whether the language is an unconfirmed guess. */
  readonly language_guessed: boolean;
  readonly form: Form;
  /** All names of the people to whom the words are attributed. */
  readonly speakers: readonly string[];
  /** The copy it refers to; null where there is none. */
  readonly snapshot_id: number | null;
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
}

export interface WaitingNote {
  readonly id: number;
  readonly version: number;
  readonly snapshot_id: number;
  readonly selector: Selector;
}

/** The columns of a saved copy without its text. */
export interface KeptCopy {
  readonly id: number;
  readonly captured_at: string;
  /** The length of its text in UTF-8. */
  readonly bytes: number;
}

/** A source with its copies, oldest first, and what is queued for comparison with them. */
export interface Waiting {
  readonly sourceId: number;
  readonly language: string | null;
  readonly type: SourceType | null;
  readonly copies: readonly KeptCopy[];
  readonly wordings: readonly WaitingWording[];
  readonly notes: readonly WaitingNote[];
}

export interface Outcome {
  readonly wordings: readonly {
    readonly of: WaitingWording;
    readonly compared: readonly Compared[];
    readonly followed: readonly Followed[];
  }[];
  readonly notes: readonly { readonly of: WaitingNote; readonly followed: readonly Followed[] }[];
}

/** The comparison of a wording with one copy. */
export interface Compared extends Omit<Comparison, 'verdict'> {
  readonly snapshot_id: number;
  readonly verdict: StoredVerdict;
  /** A description of the gravest difference; null where there is none. */
  readonly difference: string | null;
  /** Whom the copy credits with the passage; null where it was not found or not examined. */
  readonly credit: Credit | null;
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
