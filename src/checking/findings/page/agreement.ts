import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { answersIn } from '../../../derived/match/model/mismatch.js';
import { creditLine, isOfRecord } from '../../../derived/match/model/sentence.js';
import { facetOf } from '../../../derived/match/model/state.js';
import type { FindingRow } from '../../../derived/status/findings-store.js';
import {
  agreementOf,
  isAwaitingAgreement,
  leavesMismatch,
  mayAgreeTo,
  opposedBy,
  opposesMismatch,
  whoAgrees,
} from '../../../derived/status/model/second.js';
import { isCurrent, isPending, valueWords } from '../../../derived/status/model/values.js';
import { seesRestricted, type Viewer } from '../../../platform/viewer.js';
import { FACETS } from '../../../vocabulary.js';
import type { Candidate } from '../evidence-store.js';

// What pages show about the second person: that a finding is pending, for whom, and the button for those who may
// agree.

/** What affects how a finding is shown: the viewer, the claim's match, and whether anybody else could agree. */
export interface Shown {
  readonly candidates: readonly Candidate[];
  readonly viewer: Viewer;
  readonly match: ClaimMatch;
  /** Whether only one person of this instance may check. */
  readonly isAlone: boolean;
}

export function mayAgree(row: FindingRow, { viewer, match, isAlone }: Omit<Shown, 'candidates'>): boolean {
  const isReady =
    isAwaitingAgreement(row, opposedBy(match)) && row.rationale !== null && row.causes.length === 0;
  return isReady && !isAlone && mayAgreeTo(row, viewer);
}

/** The note that a finding is pending, and for whom. */
export function waitsWords(row: FindingRow, { isAlone }: Pick<Shown, 'isAlone'>): string | null {
  if (!isPending(row)) return null;
  return isAlone
    ? 'Recorded by one person. It does not count, and viewers do not see it, until a second person agrees.'
    : `Waiting for ${whoAgrees(row)} to agree. Until then it does not count, and viewers do not see it.`;
}

/**
 * The note that an effective finding on the wording does not accept a mismatch; null where it does, and for viewers
 * who may not know.
 */
export function unacceptedWords(
  row: FindingRow,
  { viewer, match }: Omit<Shown, 'candidates'>,
): string | null {
  const opposed = opposedBy(match);
  const opposes = isCurrent(row) && opposesMismatch(row.facet, row.value, opposed);
  if (!seesRestricted(viewer) || !opposes || row.causes.length > 0) return null;
  if (!leavesMismatch(row, opposed))
    return isOnAnother(row, match)
      ? `${differsIn(match)}. This finding does not accept that. Record it again, with a reason.`
      : 'The comparison has changed since a second person agreed. Record this finding again.';
  return row.rationale === null
    ? `${againstWords(match)}. Record this finding again, with a reason.`
    : `${againstWords(match)}. To accept that with this finding, ${whoAgrees(row)} must agree.`;
}

/** Whether the mismatch that nobody accepted is of a wording that the finding is not about. */
function isOnAnother({ answers }: FindingRow, match: ClaimMatch): boolean {
  return (answersIn(answers) ?? []).every(({ attribution_id }) => attribution_id !== match.attribution_id);
}

function differsIn(match: ClaimMatch): string {
  const { source_title, state, words } = match;
  if (isOfRecord(match)) return creditLine(words, source_title);
  if (source_title === null) return 'No recorded source has this wording';
  return facetOf(state) === 'wording'
    ? `The wording in ‘${source_title}’ differs from our copy`
    : `In our copy of ‘${source_title}’ ${words}`;
}

function againstWords(match: ClaimMatch): string {
  const { state, words } = match;
  if (isOfRecord(match)) return creditLine(words);
  return facetOf(state) === 'wording' ? 'The wording differs from our copy' : `In our copy ${words}`;
}

/** The question to a person who records a finding identical with a pending one. */
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
