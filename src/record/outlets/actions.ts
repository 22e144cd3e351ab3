import { actsAsEditor } from '../../people/accounts/actions/acting-role.js';
import { addRow, changeRow, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { ReadContext, WriteContext } from '../../platform/db/transact.js';
import { matchesFields, toColumns } from '../../platform/lib/fields/noun-fields.js';
import { pickOne } from '../../platform/lib/fields/picks.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { DESK } from '../../platform/viewer.js';
import { OUTLET_KINDS } from '../../vocabulary.js';
import { OUTLET_FIELDS } from './fields.js';
import type { NewOutlet, OutletEdit, PickedOutlet } from './input.js';
import { type Outlet, OutletReader } from './store.js';

export async function addOutlet(change: WriteContext, outlet: NewOutlet): Promise<Outlet> {
  return addRow(change, 'outlets', { ...toColumns(OUTLET_FIELDS, outlet), name: outlet.name });
}

/** Fails where a checker says that an outlet of ours is not ours. */
export async function editOutlet(
  change: WriteContext,
  id: number,
  version: number,
  edit: OutletEdit,
): Promise<Result<RowChange<'outlets'>>> {
  const before = await new OutletReader(change.tx, DESK).byId(id);
  const frees = before?.is_ours === 1 && edit.is_ours !== undefined && !edit.is_ours;
  if (frees && !(await actsAsEditor(change))) return refused([NOT_OURS_ANY_MORE]);
  return ok(await changeRow(change, 'outlets', id, version, toColumns(OUTLET_FIELDS, edit)));
}

/** Its pieces would count as sources again. */
const NOT_OURS_ANY_MORE = {
  path: 'is_ours',
  message:
    'This outlet is ours, so its pieces are not sources. Only an editor or admin may change that: ask one',
};

/** Fails with `in_use` where it publishes sources. */
export async function trashOutlet(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<RowChange<'outlets'> | { readonly kind: 'in_use'; readonly by: string }> {
  const count = await new OutletReader(change.tx, DESK).sourceCount(id);
  if (count > 0) return { kind: 'in_use', by: count === 1 ? 'one source' : `${count} sources` };
  return trashRow(change, 'outlets', id, version);
}

export async function restoreOutlet(change: WriteContext, id: number): Promise<RowChange<'outlets'>> {
  return restoreRow(change, 'outlets', id, null);
}

/** The outlet that was picked, the one that matches the description, or a new one. Fails where several match. */
export async function findOrCreateOutlet(
  change: WriteContext,
  picked: PickedOutlet,
): Promise<Result<Outlet>> {
  const meant = await findMatchingOutlet(change, picked);
  if (!meant.ok) return meant;
  const { id: _, ...described } = picked;
  return ok(meant.value ?? (await addOutlet(change, described)));
}

/** The outlet that `findOrCreateOutlet` would return; null where it would create one. */
export async function findMatchingOutlet(
  read: ReadContext,
  { id, ...described }: PickedOutlet,
): Promise<Result<Outlet | null>> {
  const outlets = new OutletReader(read.tx, DESK);
  return pickOne({
    noun: 'outlet',
    field: 'name',
    id,
    name: described.name,
    byId: typeof id === 'number' ? await outlets.byId(id) : undefined,
    named: await outlets.named(described.name),
    matches: (outlet) => matchesFields(OUTLET_FIELDS, outlet, described),
    nameOf: ({ name }) => name,
    distinguish: ({ kind, url }) => [kind && OUTLET_KINDS[kind], url].filter(Boolean).join(', ') || null,
  });
}
