import { ComparedReader } from '../../../derived/match/compared-store.js';
import { answeredBy } from '../../../derived/match/model/answers.js';
import { answersIn, type Mismatch } from '../../../derived/match/model/mismatch.js';
import { refuseUnlessSecond } from '../../../derived/set-asides/actions/second.js';
import { FindingReader, type FindingRow } from '../../../derived/status/findings-store.js';
import { isAwaitingAgreement, opposesMismatch } from '../../../derived/status/model/second.js';
import { isCurrent } from '../../../derived/status/model/values.js';
import { changeRow } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import { DESK } from '../../../platform/viewer.js';
import { answersExactly, changesSince } from '../model/basis.js';
import { type Finding, supersede } from './record.js';

/**
 * A second person agrees: the finding takes effect, and supersedes the one before it. For one that is already in
 * effect but does not answer the comparison, the agreement records the present mismatches.
 * @throws AppError forbidden for its author, and for a checker on a checker’s finding; not_now where nothing is
 * pending, or where what it is based on has changed
 */
export async function agreeTo(change: WriteContext, { id, claim_id }: FindingRow): Promise<Finding> {
  const standing = await new FindingReader(change.tx, DESK).standing(claim_id);
  const finding = standing.find((one) => one.id === id);
  if (finding !== undefined) await refuseUnlessSecond(change, finding, MAY_NOT);
  const mismatches = await new ComparedReader(change.tx).mismatchesOf(claim_id);
  const opposed = mismatches.map(({ facet }) => facet);
  if (finding === undefined || !isAwaitingAgreement(finding, opposed))
    throw new AppError('not_now', 'This finding no longer needs agreement. Reload the quotation.');
  refuseOutdated(finding, answeredBy(finding.facet, mismatches));
  const before = standing.find((one) => one.facet === finding.facet && isCurrent(one) && one.id !== id);
  if (before) await supersede(change, before.id, id);
  return agree(change, finding, mismatches);
}

async function agree(
  change: WriteContext,
  finding: FindingRow,
  mismatches: readonly Mismatch[],
): Promise<Finding> {
  const { facet, value } = finding;
  const opposed = mismatches.map((one) => one.facet);
  const opposes = opposesMismatch(facet, value, opposed);
  const answers = finding.answers ?? (opposes ? JSON.stringify(answeredBy(facet, mismatches)) : null);
  const agreed = { needs_second: 1, answers, agreed_at: change.at, agreed_by: change.actor.id } as const;
  const outcome = await changeRow(change, 'findings', finding.id, null, agreed, { action: 'agreed' });
  if (outcome.kind !== 'changed')
    throw new AppError('conflict', 'Someone has already agreed with this finding.');
  return outcome.after;
}

/** Stale findings, and findings without a reason or with answers to another comparison, cannot be agreed to. */
function refuseOutdated(finding: FindingRow, mismatches: readonly Mismatch[]): void {
  if (finding.causes.length > 0)
    throw new AppError(
      'not_now',
      'The quotation or the evidence for this finding has changed. Check it and record the finding again.',
    );
  if (finding.rationale === null)
    throw new AppError('not_now', 'This finding gives no reason. Record it again with a reason.');
  const answers = answersIn(finding.answers);
  if (answers === null || answersExactly(answers, mismatches)) return;
  const changes = changesSince(answers, mismatches).join(', and ');
  throw new AppError(
    'not_now',
    `The comparison has changed since this finding: ${changes}. Check it and record the finding again.`,
  );
}

const MAY_NOT = {
  own: 'This is your own finding. Someone else must agree with it.',
  needs_editor: 'Only an editor or admin can agree with a checker’s finding.',
};
