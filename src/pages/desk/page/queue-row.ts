import type { Drift } from '../../../checking/drift/store.js';
import { recalledBy } from '../../../derived/match/model/recalled.js';
import { creditedOrWrong, misattributionOf } from '../../../derived/status/model/misattribution.js';
import { cappedWords } from '../../../platform/lib/capped-count.js';
import { isRestricted } from '../../../record/claims/model.js';
import type { ProposalRow } from '../../../record/merging/proposal-store.js';
import type { AwaitingName } from '../../../record/speakers/awaiting-store.js';
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
  /** Proposed merges, likewise. */
  readonly merges: readonly ProposalRow[];
  /** Other names of speakers, likewise. */
  readonly names: readonly QueuedName[];
  readonly searches: readonly OpenSearch[];
  /** Those of which our copy says otherwise, though all checks are conclusive. */
  readonly unconfirmed: readonly Mismatched[];
  /** Others of which our copies say otherwise. */
  readonly mismatches: readonly Mismatched[];
  /** Words that changed in, or are missing from, a newer copy. */
  readonly drift: readonly Drift[];
  /** Wordings that are still being compared with our copies. */
  readonly comparing: number;
  readonly dates: {
    readonly unconfirmed: readonly string[];
    readonly mismatches: readonly string[];
    readonly questions: readonly string[];
    readonly stale: readonly string[];
    readonly searches: readonly string[];
    readonly drift: readonly string[];
  };
}

/** Another name of a speaker that waits for a second person, and the actions that are possible. */
export type QueuedName = AwaitingName & { readonly acts: readonly Act[] };

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
  readonly id:
    | 'unconfirmed'
    | 'mismatches'
    | 'set-aside'
    | 'waiting'
    | 'merges'
    | 'names'
    | 'questions'
    | 'changed-words'
    | 'stale'
    | 'searches';
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
    text: row.text || `quotation ${row.claim_id} (text erased)`,
    lang: row.language,
    // Null where the text is a placeholder for erased words.
    form: row.text === '' ? null : row.form,
    speaker: row.speaker,
    recalled: row.recounted_by && recalledBy(row.recounted_by),
    /** A misattribution is shown first, and replaces the name. */
    wrong: misattributionOf(row) && creditedOrWrong({ ...row, speaker_name: row.speaker }),
    lock: isRestricted(row) ? GROUND_RULES[row.ground_rule] : null,
  };
}

/** How far the comparison with our copies is; null where nothing waits. */
export function comparingWords(count: number): string | null {
  if (count === 0) return null;
  return count === 1
    ? 'One quotation is still being compared with our copies.'
    : `${cappedWords(count)} quotations are still being compared with our copies.`;
}
