import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import type { FindingRow } from '../../../derived/status/findings-store.js';
import {
  agreementOf,
  faultOfSecond,
  leavesMismatch,
  opposesMismatch,
  whoAgrees,
} from '../../../derived/status/model/second.js';
import { isCurrent, isPending, valueWords } from '../../../derived/status/model/values.js';
import { mayWrite, seesRestricted, type Viewer } from '../../../platform/viewer.js';
import { FACETS } from '../../../vocabulary.js';
import type { Candidate } from '../evidence-store.js';

// What a page says of the second person: that a finding waits, for whom, and who is offered the button.

/** What is shown of a finding depends on who looks, on how the claim matches, and on whether anybody else could agree. */
export interface Shown {
  readonly candidates: readonly Candidate[];
  readonly viewer: Viewer;
  readonly match: ClaimMatch;
  /** Whether only one person may check on this desk. */
  readonly isAlone: boolean;
}

export function mayAgree(row: FindingRow, { viewer, match, isAlone }: Omit<Shown, 'candidates'>): boolean {
  const author = { id: row.author_id, role: row.author_role };
  const isSecond = faultOfSecond(author, { id: viewer.userId, role: viewer.role }) === null;
  const waits = isPending(row) || leavesMismatch(row, isLeft(match));
  return (
    mayWrite(viewer) && isSecond && !isAlone && waits && row.rationale !== null && row.causes.length === 0
  );
}

/** That a finding does not count yet, and for whom it waits. */
export function waitsWords(row: FindingRow, { isAlone }: Pick<Shown, 'isAlone'>): string | null {
  if (!isPending(row)) return null;
  return isAlone
    ? 'Decided by one person. It does not count, and readers do not see it, until a second person agrees.'
    : `Waits for ${whoAgrees(row)}. Until then it does not count and readers do not see it.`;
}

/** That a finding on the wording counts and accepts no mismatch; null where it does, and for those who may not know. */
export function unacceptedWords(
  row: FindingRow,
  { viewer, match }: Omit<Shown, 'candidates'>,
): string | null {
  const opposes = isCurrent(row) && opposesMismatch(row.facet, row.value);
  if (!seesRestricted(viewer) || !isLeft(match) || !opposes || row.causes.length > 0) return null;
  if (!leavesMismatch(row, true))
    return 'The comparison has changed since a second person agreed. Record this finding again.';
  return row.rationale === null
    ? 'The wording differs from our copy. Record this finding again, with a reason.'
    : `The wording differs from our copy. To accept that with this finding, ${whoAgrees(row)} must agree.`;
}

function isLeft({ standing }: ClaimMatch): boolean {
  return standing !== null && standing !== 'accepted';
}

/** What is asked of whoever records what somebody recorded already and what waits for a second person. */
export function sameQuestion(row: FindingRow, as: Omit<Shown, 'candidates'>) {
  return {
    facet: FACETS[row.facet],
    value: valueWords(row.facet, row.value),
    by: row.author,
    at: row.created_at,
    rationale: row.rationale,
    waitsFor: whoAgrees(row),
    isOwn: row.author_id === as.viewer.userId,
    agree: mayAgree(row, as) ? agreementOf(row.id) : null,
  };
}
