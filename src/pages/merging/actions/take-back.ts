import { addRow, changeRow, type Patch, removeRow, restoreRow } from '../../../people/activity/row-store.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { ReadContext, WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import {
  keyOf,
  type MergeTable,
  type Moves,
  movesIn,
  POINTERS,
  type Pointer,
  type Pointing,
} from '../../../record/merging/model.js';
import { MergeReader, type MergeRow } from '../store.js';

// Undoes a merge: moved rows return, unless they were given to another record meanwhile; rows added to the remaining
// record stay there.

/** The moved rows that still refer to the remaining record. */
export async function returningTo(look: ReadContext, table: MergeTable, from: MergeRow): Promise<Pointing> {
  const reader = new MergeReader(look.tx);
  const { moved } = movesIn(from);
  const returning = [];
  for (const pointer of POINTERS[table]) {
    const ids = moved[keyOf(pointer)] ?? [];
    if (ids.length === 0) continue;
    const there = new Set(await reader.pointing(pointer, from.merged_into_id ?? 0));
    returning.push({ pointer, ids: ids.filter((id) => there.has(id)) });
  }
  return returning;
}

/** @throws AppError not_now for a tag whose name another has by now */
export async function takeBackMerge(
  change: WriteContext,
  table: MergeTable,
  from: MergeRow,
  version: number,
): Promise<RowChange<MergeTable>> {
  const [into, moves] = [from.merged_into_id ?? 0, movesIn(from)];
  if (table === 'tags') await refuseTakenName(change, from);
  const returning = await returningTo(change, table, from);
  await removeName(change, from, moves);
  await returnRows(change, returning, from, moves);
  for (const claim_id of moves.both) await returnTag(change, { claim_id, from: from.id, into });
  const action = from.merge_restricted === 1 ? 'changed' : 'gave_back';
  await changeRow(change, table, into, null, {}, { touch: true, action });
  return restoreRow(change, table, from.id, version, { action: 'separated' }, {
    merged_into_id: null,
    merge_moves: null,
    merge_restricted: 0,
  } as Patch<MergeTable>);
}

async function refuseTakenName(change: WriteContext, from: MergeRow): Promise<void> {
  const [other] = await new MergeReader(change.tx).named('tags', String(from.name));
  if (other)
    throw new AppError('not_now', `Tag ${other.id} is now called ${from.name}. Rename that tag first.`);
}

/** The name that the merge added, unless it was edited since. */
async function removeName(change: WriteContext, from: MergeRow, { name }: Moves): Promise<void> {
  const row = name === null ? undefined : change.rows.byId('speaker_names', name);
  if (row && row.name === from.name && row.speaker_id === from.merged_into_id)
    await removeRow(change, 'speaker_names', row.id as number);
}

async function returnRows(
  change: WriteContext,
  returning: Pointing,
  from: MergeRow,
  moves: Moves,
): Promise<void> {
  const restricted = new Set(moves.restricted);
  for (const { pointer, ids } of returning) {
    const judged = await judgedSince(change, pointer, ids, moves.seq);
    for (const id of ids) {
      const isName = pointer.table === 'speaker_names' && restricted.has(id);
      const patch = { [pointer.column]: from.id, ...(isName && { restricted: 0 }) };
      // A finding made since the merge concerned the other record, so this makes it stale.
      const about = judged.has(id) ? {} : { action: 'returned', keepVersion: true };
      await changeRow(change, pointer.table, id, null, patch as Patch<typeof pointer.table>, about);
    }
  }
}

async function judgedSince(
  change: WriteContext,
  { table, column }: Pointer,
  ids: readonly number[],
  seq: number,
): Promise<ReadonlySet<number>> {
  if (table !== 'claims') return new Set();
  const facet = column === 'occasion_id' ? 'occasion' : 'speaker';
  return new MergeReader(change.tx).foundSince(ids, facet, seq);
}

/** A claim that had both tags lost one by the merge; it returns if the claim still has the other. */
async function returnTag(
  change: WriteContext,
  { claim_id, from, into }: { readonly claim_id: number; readonly from: number; readonly into: number },
): Promise<void> {
  const reader = new MergeReader(change.tx);
  if (!(await reader.hasTag(claim_id, into)) || (await reader.hasTag(claim_id, from))) return;
  await addRow(change, 'claim_tags', { claim_id, tag_id: from });
}
