import { UserReader } from '../../people/accounts/store/users.js';
import { addRow, changeRow, removeRow, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { mayWrite, type Viewer } from '../../platform/viewer.js';
import { isRestricted } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';
import type { ListEdit, NewList, NewOrder } from './input.js';
import type { ItemEdit } from './item-input.js';
import {
  DEFAULT_KIND,
  DEFAULT_LOCALE,
  DEFAULT_STYLE,
  movedBy,
  openRowsMoved,
  type PlacedClaim,
  rearranged,
  withPartOrdered,
} from './model.js';
import { type List, ListReader } from './store.js';

// Routes check whether the viewer may change the list (routes/allowed.ts); claims that they may not see are neither
// added, nor moved, nor removed.

/** A list to change, and the version the change is based on. */
export interface ListTarget {
  readonly list: List;
  readonly viewer: Viewer;
  /** Null for any version. */
  readonly version: number | null;
}

const OWN_ONLY = [
  { path: 'shared', message: 'Only checkers, editors and admins can share a list: this one stays yours' },
];

export async function addList(change: WriteContext, wanted: NewList, viewer: Viewer): Promise<Result<List>> {
  const { title, style, locale, kind, note, shared, claim_ids } = wanted;
  if (shared && !mayWrite(viewer)) return refused(OWN_ONLY);
  const list = await addRow(change, 'lists', {
    title,
    style: style ?? (await preferredStyle(change, viewer)) ?? DEFAULT_STYLE,
    locale: locale ?? DEFAULT_LOCALE,
    kind: kind ?? DEFAULT_KIND,
    note,
    owner_id: shared ? null : viewer.userId,
  });
  const items = await placeClaims(change, { list, viewer, version: null }, claim_ids ?? []);
  return items.ok ? ok(list) : items;
}

async function preferredStyle({ tx }: WriteContext, { userId }: Viewer): Promise<string | null> {
  return userId === null ? null : new UserReader(tx).citationStyle(userId);
}

/** Only its creator may make a shared list their own, so that nobody takes it from the others. */
export async function editList(
  change: WriteContext,
  { list, viewer, version }: ListTarget,
  { shared, style, locale, kind, ...edit }: ListEdit,
): Promise<Result<RowChange<'lists'>>> {
  if (shared && !mayWrite(viewer)) return refused(OWN_ONLY);
  const keepsOwner = shared === undefined || (shared === true) === (list.owner_id === null);
  if (!keepsOwner && !shared && list.created_by !== viewer.userId) {
    return refused([{ path: 'shared', message: 'This list is shared: only its author can make it private' }]);
  }
  const owner = keepsOwner ? {} : { owner_id: shared ? null : viewer.userId };
  const patch = {
    ...edit,
    ...owner,
    ...(style !== undefined && { style: style ?? DEFAULT_STYLE }),
    ...(locale !== undefined && { locale: locale ?? DEFAULT_LOCALE }),
    ...(kind !== undefined && { kind: kind ?? DEFAULT_KIND }),
  };
  const row: Readonly<Record<string, unknown>> = list;
  const differs = Object.entries(patch).some(
    ([column, value]) => value !== undefined && value !== row[column],
  );
  const stamp = differs ? openStamp(change, list) : {};
  return ok(await changeRow(change, 'lists', list.id, version, { ...patch, ...stamp }));
}

export async function trashList(
  change: WriteContext,
  { list, version }: ListTarget,
): Promise<RowChange<'lists'>> {
  return trashRow(change, 'lists', list.id, version, {}, openStamp(change, list));
}

export async function restoreList(change: WriteContext, { list }: ListTarget): Promise<RowChange<'lists'>> {
  return restoreRow(change, 'lists', list.id, null, {}, openStamp(change, list));
}

/** The result of adding claims: how many are new on the list, and which were there already. */
export interface Placed {
  readonly outcome: RowChange<'lists'>;
  readonly added: number;
  readonly already: readonly number[];
}

/** Adds claims at the end of a list; those on it already keep their places. */
export async function addClaims(
  change: WriteContext,
  target: ListTarget,
  claimIds: readonly number[],
): Promise<Result<Placed>> {
  const placed = await placeClaims(change, target, claimIds);
  if (!placed.ok) return placed;
  const { isOpen, ...told } = placed.value;
  return ok({ ...told, outcome: await touch(change, target, { isTouched: told.added > 0, isOpen }) });
}

/** Removes one row from a list. `missing` where it has no such row that the viewer may see. */
export async function removeItem(
  change: WriteContext,
  target: ListTarget,
  itemId: number,
): Promise<RowChange<'lists'>> {
  const row = await new ListReader(change.tx, target.viewer).row(target.list.id, itemId);
  if (row === undefined) return { kind: 'missing' };
  await removeRow(change, 'list_items', itemId);
  return touch(change, target, { isTouched: true, isOpen: !isRestricted(row) });
}

/** Changes where a row is cited and its note. `missing` where the list has no such row that the viewer may see. */
export async function editItem(
  change: WriteContext,
  target: ListTarget,
  itemId: number,
  edit: ItemEdit,
): Promise<RowChange<'lists'>> {
  const row = await new ListReader(change.tx, target.viewer).row(target.list.id, itemId);
  if (row === undefined) return { kind: 'missing' };
  const { kind } = await changeRow(change, 'list_items', itemId, null, edit, { action: 'described' });
  return touch(change, target, { isTouched: kind === 'changed', isOpen: !isRestricted(row) });
}

/** Reorders the rows; a move may also remove one. */
export async function orderClaims(
  change: WriteContext,
  target: ListTarget,
  order: NewOrder,
): Promise<Result<RowChange<'lists'>>> {
  const lists = new ListReader(change.tx, target.viewer);
  const seen = await lists.rows(target.list.id);
  const { move } = order;
  const onList = new Map(seen.map((row) => [row.claim_id, row]));
  const unknown = (order.claims ?? order.part ?? []).find((id) => !onList.has(id));
  if (unknown !== undefined) {
    return refused([
      { path: 'claim_ids', message: `Quotation ${unknown} is not on this list: add it first` },
    ]);
  }
  const out = move?.to === 'out' ? onList.get(move.id) : undefined;
  if (out) await removeRow(change, 'list_items', out.id);
  const ordered = orderedBy([...onList.keys()], order);
  const wanted = move ? movedBy(ordered, move) : ordered;
  const rows = await lists.allRows(target.list.id);
  const moved = rearranged(rows, wanted);
  const openMoved = openRowsMoved(rows, moved);
  for (const row of moved) await moveItem(change, rows, row, openMoved);
  const isOpen = openMoved.size > 0 || (out !== undefined && !isRestricted(out));
  return ok(await touch(change, target, { isTouched: moved.length > 0 || out !== undefined, isOpen }));
}

/** The ids of a list in the wanted order, before a move. */
function orderedBy(ids: readonly number[], { claims, part }: NewOrder): number[] {
  if (claims === null) return withPartOrdered(ids, part ?? []);
  const named = new Set(claims);
  return [...claims, ...ids.filter((id) => !named.has(id))];
}

/** A row that only makes room for a restricted one is reported with that one. */
async function moveItem(
  change: WriteContext,
  rows: readonly PlacedClaim[],
  { id, position }: { readonly id: number; readonly position: number },
  openMoved: ReadonlySet<number>,
): Promise<void> {
  const row = rows.find((one) => one.id === id);
  const cause = rows.find(isRestricted)?.claim_id;
  const about =
    cause === undefined || row === undefined || isRestricted(row) || openMoved.has(id)
      ? {}
      : { claimId: cause };
  await changeRow(change, 'list_items', id, null, { position }, about);
}

async function placeClaims(
  change: WriteContext,
  { list, viewer }: ListTarget,
  claimIds: readonly number[],
): Promise<Result<Omit<Placed, 'outcome'> & { readonly isOpen: boolean }>> {
  const rows = await new ListReader(change.tx, viewer).allRows(list.id);
  const ids = [...new Set(claimIds)];
  const claims = await new ClaimReader(change.tx, viewer).inOrder(ids);
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    return refused([
      { path: 'claim_id', message: `There is no quotation ${unknown}. The number is in its address` },
    ]);
  }
  const placed = new Set(rows.map(({ claim_id }) => claim_id));
  const fresh = ids.filter((id) => !placed.has(id));
  const last = rows.at(-1)?.position ?? 0;
  for (const [at, claim_id] of fresh.entries()) {
    await addRow(change, 'list_items', { list_id: list.id, claim_id, position: last + at + 1 });
  }
  const isOpen = fresh.some((id) => known.get(id)?.ground_rule === 'on_record');
  return ok({ added: fresh.length, already: ids.filter((id) => placed.has(id)), isOpen });
}

interface Touched {
  readonly isTouched: boolean;
  /** Whether viewers without restricted claims see that something changed. */
  readonly isOpen: boolean;
}

/** The list's version changes with its rows, since an export names it: for each reader by the rows they see. */
async function touch(
  change: WriteContext,
  { list, version }: ListTarget,
  { isTouched, isOpen }: Touched,
): Promise<RowChange<'lists'>> {
  const stamp = isTouched && isOpen ? openStamp(change, list) : {};
  return changeRow(change, 'lists', list.id, version, stamp, { touch: isTouched });
}

/** The version and time for viewers without restricted claims. @throws Error where the list is gone */
function openStamp(change: WriteContext, { id }: List) {
  const row = change.rows.byId('lists', id);
  if (row === undefined) throw new Error(`List ${id} was there and is not.`);
  return { open_version: (row.open_version as number) + 1, open_updated_at: change.at };
}
