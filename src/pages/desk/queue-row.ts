import type { Drift } from '../../checking/comparisons/drift-store.js';
import { creditedOrWrong, misattributionOf } from '../../derived/status/model/misattribution.js';
import { shortWords } from '../../engines/text/short-words.js';
import { isRestricted } from '../../record/claims/model.js';
import { GROUND_RULES } from '../../vocabulary.js';
import type { Mismatched } from './queue-store/mismatches.js';
import type { Pending } from './queue-store/pending.js';
import type { Question } from './queue-store/questions.js';
import type { QueuedClaim } from './queue-store/queued-claim.js';
import type { OpenSearch } from './queue-store/searches.js';
import type { SetAsideWaiting } from './queue-store/set-asides.js';
import type { StaleFinding } from './queue-store/stale.js';

// What the queue is read as, and the rows and lists it is shown in.

export interface Queue {
  readonly questions: readonly Question[];
  readonly stale: readonly StaleFinding[];
  /** All of them: first what the viewer may agree to. */
  readonly pending: readonly Pending[];
  /** Mismatches that one person set aside: first what the viewer may agree to. */
  readonly setAsides: readonly SetAsideWaiting[];
  readonly searches: readonly OpenSearch[];
  /** Wordings that our saved copies do not bear out. */
  readonly mismatches: readonly Mismatched[];
  /** Words that a newer copy has otherwise, or no longer. */
  readonly drift: readonly Drift[];
  readonly dates: {
    readonly mismatches: readonly string[];
    readonly questions: readonly string[];
    readonly stale: readonly string[];
    readonly searches: readonly string[];
    readonly drift: readonly string[];
  };
  readonly mayAgreeTo: (pending: Pending) => boolean;
}

export interface QueueRow {
  readonly href: string;
  /** What waits, in words; the link to it. */
  readonly text: string;
  /** What else there is of it on the same claim, or who may settle it. */
  readonly more: string | null;
  /** Null where it hangs on a copy of a source alone. */
  readonly claim: ReturnType<typeof claimNamed> | null;
  /** The source, where what it says of itself has changed. */
  readonly source: SourceNamed | null;
  readonly by: string;
  readonly at: string;
  /** What settles it, where that can be done from here. */
  readonly acts: readonly Act[];
}

interface SourceNamed {
  readonly id: number;
  readonly href: string;
  readonly text: string;
  readonly lang: string | null;
}

/** A link, or a form of one button: as the partial `acts` takes them. */
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
  /** How many of those that are counted stand in the rows: one row may tell of several. */
  readonly shown: number;
  /** Null where they are nowhere else: the others come up as these are settled. */
  readonly all: { readonly href: string; readonly label: string } | null;
}

export function claimNamed(row: QueuedClaim) {
  return {
    id: row.claim_id,
    href: `/claims/${row.claim_id}`,
    text: shortWords(row.text) || `quotation ${row.claim_id} (text erased)`,
    lang: row.language,
    // Words of ours where its own were erased.
    form: row.text === '' ? null : row.form,
    speaker: row.speaker,
    /** What is said first of words under the wrong name, and then in place of the name. */
    wrong: misattributionOf(row) && creditedOrWrong({ ...row, speaker_name: row.speaker }),
    lock: isRestricted(row) ? GROUND_RULES[row.ground_rule] : null,
  };
}
