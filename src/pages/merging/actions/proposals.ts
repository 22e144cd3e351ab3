import { refuseUnlessSecond } from '../../../derived/set-asides/actions/second.js';
import { UserReader } from '../../../people/accounts/store/users.js';
import { addRow, changeRow } from '../../../people/activity/row-store.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { MergeTable } from '../../../record/merging/model.js';
import type { ProposalRow } from '../../../record/merging/proposal-store.js';
import type { MergeProposalState } from '../../../vocabulary.js';
import { MergeReader } from '../store.js';
import { mergeRecords } from './merge.js';
import { type Plan, planMerge } from './plan.js';

// A merge by which copies that credit another name would agree with the record is proposed by one person and carried out
// by a second one. Nothing moves until then.

/** Keeps the proposal. Where nobody else could carry it out, it is carried out at once, as decided by one person. */
export async function proposeMerge(
  change: WriteContext,
  plan: Plan,
  reason: string,
): Promise<{ readonly id: number; readonly isDone: boolean }> {
  const isAlone = await new UserReader(change.tx).isOnePersonDesk();
  const { id } = await addRow(change, 'merge_proposals', {
    going_id: plan.from.id,
    kept_id: plan.into.id,
    reason,
    state: 'open',
    author_id: change.actor.id,
    ...{ ended_at: null, ended_by: null, erased_by: null },
  });
  if (isAlone) {
    await mergeRecords(change, plan, { version: plan.from.version, intoVersion: null });
    await endProposal(change, id, 'carried_out');
  }
  return { id, isDone: isAlone };
}

/**
 * A second person merges the two as they are now. Null where other copies tell them apart than that person saw.
 * @param seen the version of the list of copies; null where none was sent
 * @throws AppError forbidden for who proposed it, and for a checker where a checker did; not_now where it was ended, or
 * the two may no longer be merged; precondition_required where it is not said which list was seen
 */
export async function carryOut(
  change: WriteContext,
  proposal: ProposalRow,
  seen: string | null,
): Promise<{ readonly plan: Plan; readonly merged: RowChange<MergeTable> } | null> {
  await refuseUnlessSecond(change, proposal, MAY_NOT);
  refuseEnded(proposal);
  const from = await new MergeReader(change.tx).byId('speakers', proposal.going_id);
  if (from === undefined) throw new Error(`Speaker ${proposal.going_id} was to be merged and is not there.`);
  if (from.trashed_at !== null) throw new AppError('not_now', goneWords(proposal, from.merged_into_id));
  const plan = await planMerge(change, 'speakers', from, proposal.kept_id);
  if (!plan.ok) throw new AppError('not_now', plan.errors.map(({ message }) => message).join(' '));
  if (seen === null) throw new AppError('precondition_required', SEEN_WANTED);
  if (plan.value.silenced.version !== seen) return null;
  const merged = await mergeRecords(change, plan.value, { version: from.version, intoVersion: null });
  await endProposal(change, proposal.id, 'carried_out');
  return { plan: plan.value, merged };
}

/** Once, however often it is asked for. @throws AppError not_now where it was carried out */
export async function withdrawProposal(change: WriteContext, proposal: ProposalRow): Promise<void> {
  if (proposal.state === 'withdrawn') return;
  refuseEnded(proposal);
  await endProposal(change, proposal.id, 'withdrawn');
}

async function endProposal(
  change: WriteContext,
  id: number,
  state: Exclude<MergeProposalState, 'open'>,
): Promise<void> {
  const ended = { state, ended_at: change.at, ended_by: change.actor.id };
  await changeRow(change, 'merge_proposals', id, null, ended, { action: state });
}

function refuseEnded({ state, ended_by }: ProposalRow): void {
  if (state === 'open') return;
  const done = state === 'carried_out' ? 'carried out this merge' : 'withdrew this proposal';
  throw new AppError('not_now', `${ended_by} ${done} already. Reload the page.`);
}

/** Why a speaker who is in the trash cannot be merged. */
export function goneWords({ going }: ProposalRow, mergedIntoId: number | null): string {
  return mergedIntoId === null
    ? `${going} is in the trash. Restore ${going} first, or withdraw the proposal.`
    : `${going} was merged into another speaker (number ${mergedIntoId}). Undo that merge first, or withdraw the proposal.`;
}

const SEEN_WANTED = 'Send the credited_version of the proposal, to confirm which copies you checked.';

const MAY_NOT = {
  own: 'You proposed this merge. Someone else must carry it out.',
  needs_editor: 'Only an editor or admin can carry out a merge that a checker proposed.',
};
