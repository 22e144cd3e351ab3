import type { CreditingCopy } from '../../../derived/match/credited-store.js';
import { mayAgreeTo } from '../../../derived/status/model/second.js';
import { shortWords } from '../../../engines/text/short-words.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import type { Pointing } from '../../../record/merging/model.js';
import {
  carryingOutOf,
  isByOnePerson,
  proposalHref,
  proposalWords,
  stateWords,
} from '../../../record/merging/proposal-model.js';
import type { ProposalRow } from '../../../record/merging/proposal-store.js';
import type { Silenced } from '../model.js';
import { movesWords } from './preview.js';
import { silencedSection } from './silenced.js';

/** What carrying out a proposal would do now. */
export interface ProposalState {
  readonly isAlone: boolean;
  /** Null where it was ended, or the two may not be merged. */
  readonly plan: { readonly moved: Pointing; readonly silenced: Silenced } | null;
  /** Why the two may not be merged now. */
  readonly refused: string | null;
  /** Quotations of the speaker who goes that were added since. */
  readonly added: readonly Pick<CreditingCopy, 'claim_id' | 'text' | 'language' | 'form'>[];
}

export function proposalPage(
  row: ProposalRow,
  { isAlone, plan, refused, added }: ProposalState,
  viewer: Viewer,
  errors: readonly FieldError[],
) {
  const isOpen = row.state === 'open';
  return {
    title: proposalWords(row),
    errors,
    goes: { name: row.going, id: row.going_id, href: `/speakers/${row.going_id}` },
    stays: { name: row.kept, id: row.kept_id, href: `/speakers/${row.kept_id}` },
    by: row.author,
    at: row.created_at,
    reason: row.reason,
    state: stateWords(row, isAlone),
    endedAt: row.ended_at,
    isByOnePerson: isByOnePerson(row),
    refused,
    moves: plan && movesWords(plan.moved),
    silenced: plan && silencedSection(plan.silenced, { goes: row.going, stays: row.kept }),
    added: added.map(({ claim_id, text, language, form }) => ({
      href: `/claims/${claim_id}`,
      text: shortWords(text, 120) || `quotation ${claim_id} (text erased)`,
      lang: language,
      form: text === '' ? null : form,
    })),
    /** Null for whoever may not be the second person. */
    agree:
      plan !== null && !isAlone && mayAgreeTo(row, viewer)
        ? {
            action: carryingOutOf(row.id),
            label: `Merge into ${row.kept}`,
            creditedVersion: plan.silenced.version,
          }
        : null,
    withdraw:
      isOpen && mayWrite(viewer) && reaches(viewer.role, 'editor')
        ? `${proposalHref(row.id)}/withdrawal`
        : null,
  };
}
