import { DESK } from '../../accounts/model.js';
import { UserReader } from '../../accounts/store/users.js';
import { changeRow } from '../../activity/rows.js';
import type { Change } from '../../db/transact.js';
import { AppError } from '../../lib/errors.js';
import { faultOfSecond } from '../model/second.js';
import { isCurrent, isPending } from '../model/values.js';
import { FindingReader, type FindingRow } from '../store.js';
import { type Finding, supersede } from './record.js';

/**
 * A second person agrees: the finding counts from now on, in the place of the one before it.
 * @throws AppError forbidden for its author, and for a checker on a checker’s finding; not_now where nothing waits
 */
export async function agreeTo(change: Change, finding: FindingRow): Promise<Finding> {
  await refuseWhoMayNot(change, finding);
  const standing = await new FindingReader(change.tx, DESK).standing(finding.claim_id);
  const waiting = standing.find(({ id }) => id === finding.id);
  if (waiting === undefined || !isPending(waiting))
    throw new AppError('not_now', 'This finding no longer waits for anybody: look at the claim again.');
  if (waiting.causes.length > 0)
    throw new AppError(
      'not_now',
      'What this finding rests on was changed since: look at it again and record it anew.',
    );
  const before = standing.find((one) => one.facet === finding.facet && isCurrent(one));
  if (before) await supersede(change, before.id, finding.id);
  const agreed = { agreed_at: change.at, agreed_by: change.actor.id };
  const outcome = await changeRow(change, 'findings', finding.id, null, agreed, { action: 'agreed' });
  if (outcome.kind !== 'changed') throw new AppError('conflict', 'This finding was agreed to already.');
  return outcome.after;
}

async function refuseWhoMayNot(change: Change, { author_id, author_role }: FindingRow): Promise<void> {
  const second = await new UserReader(change.tx).byId(change.actor.id);
  if (second === undefined) throw new Error(`User ${change.actor.id} agrees and is not there.`);
  const fault = faultOfSecond({ id: author_id, role: author_role }, second);
  if (fault !== null) throw new AppError('forbidden', MAY_NOT[fault]);
}

const MAY_NOT = {
  own: 'This is your own finding: somebody else has to agree to it.',
  needs_editor: 'A checker recorded this finding: an editor or admin has to agree to it.',
};
