import type { CreditingCopy, UnreadWording } from '../../derived/match/credited-store.js';
import type { StoredVerdict } from '../../vocabulary.js';

/** A name in copies that tells the two speakers apart until they are merged. */
export interface OtherName {
  readonly name: string;
  /** Whether the copies credit it with the words or have it recount them, or sources are recorded as crediting it. */
  readonly role: 'speaker' | 'teller' | 'recorded';
  /** The one of the two whose name it is not. */
  readonly notOf: 'kept' | 'going';
  readonly copies: readonly Crediting[];
}

/** A copy; or a source, where it is recorded whom that credits. */
export type Crediting = Omit<CreditingCopy, 'snapshot_id' | 'credit'> & {
  readonly snapshot_id: number | null;
};

/** What tells two speakers apart, or may do so, and is not told any more once they are merged. */
export interface Silenced {
  readonly names: readonly OtherName[];
  /** Whom the copies of these credit is not known. */
  readonly unread: readonly UnreadWording[];
  /** Tells this from another list: whoever merges has to have seen the one that there is. Null for no speakers. */
  readonly version: string | null;
}

export const NOTHING_SILENCED: Silenced = { names: [], unread: [], version: null };

/** Whether a second person has to carry out the merge. */
export function needsSecond({ names, unread }: Pick<Silenced, 'names' | 'unread'>): boolean {
  return names.length > 0 || unread.length > 0;
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
