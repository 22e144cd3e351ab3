import { DESK } from '../accounts/model.js';
import { addRow, changeRow, type RowChange, restoreRow, trashRow } from '../activity/rows.js';
import type { Change } from '../db/transact.js';
import type { NewOutlet, OutletEdit } from './input.js';
import { type Outlet, OutletReader } from './store.js';

export async function addOutlet(change: Change, outlet: NewOutlet): Promise<Outlet> {
  return addRow(change, 'outlets', outlet);
}

export async function editOutlet(
  change: Change,
  id: number,
  version: number,
  edit: OutletEdit,
): Promise<RowChange<'outlets'>> {
  return changeRow(change, 'outlets', id, version, edit);
}

/** `in_use` where sources are published by it: what others rest on does not disappear. */
export async function trashOutlet(
  change: Change,
  id: number,
  version: number | null,
): Promise<RowChange<'outlets'> | { readonly kind: 'in_use'; readonly by: string }> {
  const count = await new OutletReader(change.tx, DESK).sourceCount(id);
  if (count > 0) return { kind: 'in_use', by: count === 1 ? 'one source' : `${count} sources` };
  return trashRow(change, 'outlets', id, version);
}

export async function restoreOutlet(change: Change, id: number): Promise<RowChange<'outlets'>> {
  return restoreRow(change, 'outlets', id, null);
}

/** The one outlet that is just as described, or a new one: nothing that was typed is lost. */
export async function pickOutlet(change: Change, described: NewOutlet): Promise<Outlet> {
  const same = (await new OutletReader(change.tx, DESK).named(described.name)).filter((outlet) =>
    isAsDescribed(outlet, described),
  );
  return same.length === 1 && same[0] ? same[0] : addOutlet(change, described);
}

/** What the description leaves out may be anything. */
function isAsDescribed(outlet: Outlet, described: NewOutlet): boolean {
  return (
    (described.kind === null || described.kind === outlet.kind) &&
    (described.url === null || described.url === outlet.url) &&
    (described.note === null || described.note === outlet.note)
  );
}
