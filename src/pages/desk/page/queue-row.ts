import type { Drift } from '../../../checking/drift/store.js';
import { creditedOrWrong, misattributionOf } from '../../../derived/status/model/misattribution.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { isRestricted } from '../../../record/claims/model.js';
import { GROUND_RULES } from '../../../vocabulary.js';
import type { Mismatched } from '../queue-store/mismatches.js';
import type { OpenSearch, Question, StaleFinding } from '../queue-store/open-work.js';
import type { QueuedClaim } from '../queue-store/queued-claim.js';
import type { PendingPart, SetAsideWaiting } from '../queue-store/second-person.js';

// The queue as it is read, and its rows and lists as they are shown.

export interface Queue {
  readonly questions: readonly Question[];
  readonly stale: readonly StaleFinding[];
  /** Those that the viewer may agree to first. */
  readonly pending: PendingPart;
  /** Mismatches that one person set aside: those that the viewer may agree to first. */
  readonly setAsides: readonly SetAsideWaiting[];
  readonly searches: readonly OpenSearch[];
  /** Wordings that differ from our saved copies. */
  readonly mismatches: readonly Mismatched[];
  /** Words that changed in, or are missing from, a newer copy. */
  readonly drift: readonly Drift[];
  readonly dates: {
    readonly mismatches: readonly string[];
    readonly questions: readonly string[];
    readonly stale: readonly string[];
    readonly searches: readonly string[];
    readonly drift: readonly string[];
  };
}

export interface QueueRow {
  readonly href: string;
  /** The text of its link. */
  readonly text: string;
  /** Further items on the same claim, or who may deal with it. */
  readonly more: string | null;
  /** Null where it belongs to a copy of a source only. */
  readonly claim: ReturnType<typeof claimNamed> | null;
  /** The source, where its own data has changed. */
  readonly source: SourceNamed | null;
  readonly by: string;
  readonly at: string;
  /** The actions that are possible here. */
  readonly acts: readonly Act[];
}

interface SourceNamed {
  readonly id: number;
  readonly href: string;
  readonly text: string;
  readonly lang: string | null;
}

/** A link, or a form with one button, as the partial `acts` takes them. */
export type Act = { readonly label: string; readonly about: string } & (
  | { readonly href: string }
  | {
      readonly action: string;
      readonly version: number | null;
      readonly sends: Readonly<Record<string, string>>;
    }
);

export interface QueueSection {
  readonly id: 'mismatches' | 'set-aside' | 'waiting' | 'questions' | 'changed-words' | 'stale' | 'searches';
  readonly title: string;
  readonly says: string;
  readonly dates: readonly string[];
  readonly rows: readonly QueueRow[];
  /** How many of the counted items the rows cover: one row may cover several. */
  readonly shown: number;
  /** Null where there is no complete list: the others appear as these are dealt with. */
  readonly all: { readonly href: string; readonly label: string } | null;
}

/** Where a claim is checked, on its page. */
export function checksOf(claimId: number): string {
  return `/claims/${claimId}#checks`;
}

/** Where the wording of a source is compared with its copy, on the page of the claim. */
export function wordingOf(claimId: number, attributionId: number): string {
  return `/claims/${claimId}#attribution-${attributionId}`;
}

export function claimNamed(row: QueuedClaim) {
  return {
    id: row.claim_id,
    href: `/claims/${row.claim_id}`,
    text: shortWords(row.text) || `quotation ${row.claim_id} (text erased)`,
    lang: row.language,
    // Null where the text is a placeholder for erased words.
    form: row.text === '' ? null : row.form,
    speaker: row.speaker,
    /** A misattribution is shown first, and replaces the name. */
    wrong: misattributionOf(row) && creditedOrWrong({ ...row, speaker_name: row.speaker }),
    lock: isRestricted(row) ? GROUND_RULES[row.ground_rule] : null,
  };
}
