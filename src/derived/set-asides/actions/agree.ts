import { changeRow } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import { DESK } from '../../../platform/viewer.js';
import { SetAsideReader } from '../store.js';
import { refuseUnlessSecond } from './second.js';

/**
 * A second person agrees that a mismatch is set aside, which removes it from the queue.
 * @throws AppError forbidden for whoever set it aside, and for a checker on what a checker set aside; not_now where
 * nothing is pending
 */
export async function agreeToSetAside(change: WriteContext, id: number): Promise<void> {
  const row = await new SetAsideReader(change.tx, DESK).byId(id);
  if (row !== undefined) await refuseUnlessSecond(change, row, MAY_NOT);
  if (row === undefined || row.is_standing === 0 || row.agreed_at !== null)
    throw new AppError('not_now', 'This no longer needs agreement. Reload the quotation.');
  const agreed = { agreed_at: change.at, agreed_by: change.actor.id };
  const outcome = await changeRow(change, 'set_asides', id, row.version, agreed, { action: 'agreed' });
  if (outcome.kind !== 'changed') throw new AppError('conflict', 'Someone has already agreed with this.');
}

const MAY_NOT = {
  own: 'You set this aside yourself. Someone else must agree.',
  needs_editor: 'Only an editor or admin can agree with what a checker set aside.',
};
