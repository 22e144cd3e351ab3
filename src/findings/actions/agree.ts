import { DESK } from '../../accounts/model.js';
import { changeRow } from '../../activity/rows.js';
import type { Change } from '../../db/transact.js';
import { AppError } from '../../lib/errors.js';
import { isCurrent, isPending } from '../model/values.js';
import { FindingReader, type FindingRow } from '../store.js';
import { type Finding, supersede } from './record.js';

/**
 * A second person agrees: the finding counts from now on, in the place of the one before it.
 * @throws AppError forbidden for its author; conflict where nothing waits for agreement any more
 */
export async function agreeTo(change: Change, finding: FindingRow): Promise<Finding> {
  if (finding.author_id === change.actor.id)
    throw new AppError('forbidden', 'This is your own finding: somebody else has to agree to it.');
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
