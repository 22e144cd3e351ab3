import { UserReader } from '../../../people/accounts/store/users.js';
import { addRow, changeRow, type Patch, removeRow, trashRow } from '../../../people/activity/row-store.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { MergeTable, Moves } from '../../../record/merging/model.js';
import { idsByKey, type Plan } from './plan.js';

/**
 * Performs a planned merge, where both records are as the person saw them. Moved rows keep their version: only an id
 * in them changes, so no finding on them is stale.
 */
export async function mergeRecords(
  change: WriteContext,
  plan: Plan,
  seen: { readonly version: number; readonly intoVersion: number | null },
): Promise<RowChange<MergeTable>> {
  const { table, from, into } = plan;
  const seq = change.rows.chainEnd().given ?? 0;
  // For a restricted record the event says only that something about the other changed.
  const action = plan.isRestricted ? 'changed' : 'took_over';
  const kept = await changeRow(change, table, into.id, seen.intoVersion, {}, { touch: true, action });
  if (kept.kind !== 'changed') return kept;
  const name = plan.addsName ? await addName(change, plan) : null;
  const merged = await trashRow(change, table, from.id, seen.version, { action: 'merged' }, {
    merged_into_id: into.id,
    merge_restricted: plan.isRestricted ? 1 : 0,
    merge_moves: JSON.stringify(movesOf(plan, seq, name)),
  } as Patch<MergeTable>);
  if (merged.kind !== 'changed') return merged;
  for (const { id } of plan.both) await removeRow(change, 'claim_tags', id);
  await moveRows(change, plan);
  return merged;
}

/** Where no copy tells the two apart, one person merges them, and nobody else agreed to the name. */
async function addName(change: WriteContext, { from, into, isRestricted, silenced }: Plan): Promise<number> {
  const isByTwo = silenced.names.length > 0 || (await new UserReader(change.tx).isOnePersonDesk());
  const { id } = await addRow(change, 'speaker_names', {
    speaker_id: into.id,
    name: String(from.name),
    language: from.language as string | null,
    restricted: isRestricted ? 1 : 0,
    sole_author_id: isByTwo ? null : change.actor.id,
  });
  return id;
}

function movesOf({ moved, both, isRestricted }: Plan, seq: number, name: number | null): Moves {
  const names = moved.find(({ pointer }) => pointer.table === 'speaker_names')?.ids ?? [];
  return {
    seq,
    moved: idsByKey(moved),
    name,
    restricted: isRestricted ? names : [],
    both: both.map(({ claim_id }) => claim_id),
  };
}

async function moveRows(change: WriteContext, { moved, into, isRestricted }: Plan): Promise<void> {
  for (const { pointer, ids } of moved) {
    const isName = pointer.table === 'speaker_names' && isRestricted;
    const patch = { [pointer.column]: into.id, ...(isName && { restricted: 1 }) };
    for (const id of ids)
      await changeRow(change, pointer.table, id, null, patch as Patch<typeof pointer.table>, {
        action: 'repointed',
        keepVersion: true,
      });
  }
}
