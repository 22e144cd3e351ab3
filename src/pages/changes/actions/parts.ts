import { addRow, changeRow, type NewRow, type Patch, removeRow } from '../../../people/activity/row-store.js';
import type { SubjectKind } from '../../../platform/db/subjects.js';
import type { Row, WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { DESK, type Viewer } from '../../../platform/viewer.js';
import {
  addClaims,
  editItem,
  type ListTarget,
  orderClaims,
  removeItem,
} from '../../../publishing/lists/actions.js';
import type { ItemEdit } from '../../../publishing/lists/item-input.js';
import { ListReader } from '../../../publishing/lists/store.js';
import { editClaim } from '../../../record/claims/actions.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { columnsBefore, kindOfChange, type NetChange } from '../model.js';
import { listTarget } from './move.js';
import { tableOf } from './stale.js';
import { refuseTrashed } from './values.js';

// Rows that belong to a record and have no trash: tags of quotations, rows of lists, names and titles of speakers.

export function isPart({ kind }: NetChange): boolean {
  return kind === 'claim_tag' || kind === 'list_item' || OF_SPEAKERS.includes(kind);
}

/** Undoes what a change did to such rows, record by record. */
export async function undoParts(
  change: WriteContext,
  viewer: Viewer,
  parts: readonly NetChange[],
): Promise<void> {
  const of = (kind: SubjectKind, column: string) =>
    grouped(
      parts.filter((part) => part.kind === kind),
      (part) => Number(rowOf(part)[column]),
    );
  for (const [claimId, tags] of of('claim_tag', 'claim_id')) await undoTags(change, claimId, tags);
  for (const [listId, items] of of('list_item', 'list_id')) await undoItems(change, viewer, listId, items);
  const ofSpeakers = parts.filter(({ kind }) => OF_SPEAKERS.includes(kind));
  for (const [id, rows] of grouped(ofSpeakers, speakerOf)) await undoOfSpeaker(change, id, rows);
}

async function undoTags(change: WriteContext, claimId: number, parts: readonly NetChange[]): Promise<void> {
  const held = await new ClaimReader(change.tx, DESK).tagRowsOf(claimId);
  const ids = new Set(held.map(({ tag_id }) => tag_id));
  for (const part of parts) {
    const row = rowOf(part);
    if (kindOfChange(part) === 'added') ids.delete(Number(row.tag_id));
    else {
      refuseTrashed(change, { tag_id: row.tag_id }, 'The quotation');
      ids.add(Number(row.tag_id));
    }
  }
  const tags = [...ids].map((id) => String(change.rows.byId('tags', id)?.name));
  const version = Number(change.rows.byId('claims', claimId)?.version);
  const outcome = await editClaim(change, claimId, version, { tags });
  if (!outcome.ok) throw new AppError('not_now', outcome.errors[0]?.message ?? 'The tags cannot be changed.');
}

/** Rows that were added go, those that were removed return to their place, and the rest stand in the order they had. */
async function undoItems(
  change: WriteContext,
  viewer: Viewer,
  listId: number,
  parts: readonly NetChange[],
): Promise<void> {
  const target = await listTarget(change, viewer, listId);
  const lists = new ListReader(change.tx, viewer);
  const places = new Map((await lists.rows(listId)).map((row) => [row.claim_id, row.position]));
  const [added, others] = [parts.filter(isAdded), parts.filter((part) => !isAdded(part))];
  for (const { id } of added) await removeItem(change, target, id);
  if (others.length === 0) return;
  for (const { before } of others) places.set(Number(before?.claim_id), Number(before?.position));
  const removed = others.filter(({ after }) => after === null);
  const placed = await addClaims(
    change,
    target,
    removed.map(({ before }) => Number(before?.claim_id)),
  );
  refuse(placed);
  for (const part of others) await describeAsBefore(change, target, part);
  const claims = (await lists.rows(listId))
    .map(({ claim_id }) => claim_id)
    .toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  refuse(await orderClaims(change, target, { claims, part: null, move: null }));
}

/** The locator and note that a row had. Another's of a row that was merely moved stay. */
async function describeAsBefore(change: WriteContext, target: ListTarget, part: NetChange): Promise<void> {
  const { locator, note, claim_id } = part.after === null ? rowOf(part) : columnsBefore(part);
  const edit = { locator, note } as ItemEdit;
  if (locator === undefined && note === undefined) return;
  const claim = Number(claim_id ?? rowOf(part).claim_id);
  const rows = await new ListReader(change.tx, target.viewer).rows(target.list.id);
  const row = rows.find((one) => one.claim_id === claim);
  if (row) await editItem(change, target, row.id, edit);
}

function refuse(result: Awaited<ReturnType<typeof addClaims>> | Awaited<ReturnType<typeof orderClaims>>) {
  if (!result.ok)
    throw new AppError('not_now', `${result.errors[0]?.message ?? 'The list cannot be changed'}.`, {
      title: 'This can no longer be undone',
    });
}

function isAdded(part: NetChange): boolean {
  return kindOfChange(part) === 'added';
}

const OF_SPEAKERS: readonly SubjectKind[] = ['speaker_name', 'speaker_title', 'speaker_member'];

async function undoOfSpeaker(change: WriteContext, id: number, parts: readonly NetChange[]): Promise<void> {
  for (const part of parts) await undoPart(change, part);
  await changeRow(change, 'speakers', id, null, {}, { touch: true });
}

async function undoPart(change: WriteContext, part: NetChange): Promise<void> {
  const table = tableOf(part.kind) as 'speaker_names';
  if (isAdded(part)) await removeRow(change, table, part.id);
  else if (part.after === null) {
    const { id: _, ...row } = rowOf(part);
    refuseTrashed(change, row, 'The speaker');
    await addRow(change, table, row as NewRow<'speaker_names'>);
  } else await changeRow(change, table, part.id, null, columnsBefore(part) as Patch<'speaker_names'>);
}

function speakerOf(part: NetChange): number {
  const row = rowOf(part);
  return Number(part.kind === 'speaker_member' ? row.body_id : row.speaker_id);
}

function rowOf({ before, after }: NetChange): Row {
  return before ?? after ?? {};
}
