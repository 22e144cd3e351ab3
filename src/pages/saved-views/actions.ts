import { addRow, changeRow, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import type { Viewer } from '../../platform/viewer.js';
import type { NewView, ViewEdit } from './input.js';
import { mayShareViews } from './model.js';
import type { View } from './store.js';

// The routes check first whether the viewer may change the view (routes/allowed.ts).

/** A view to change, the viewer, and the version that was seen. */
export interface ViewTarget {
  readonly view: View;
  readonly viewer: Viewer;
  /** null changes any version. */
  readonly version: number | null;
}

const OWN_ONLY = [
  { path: 'shared', message: 'Only editors and admins can share a view: this one stays yours' },
];
const NOT_TAKEN = [{ path: 'shared', message: 'This view is shared: only its author can make it private' }];

export async function addView(change: WriteContext, wanted: NewView, viewer: Viewer): Promise<Result<View>> {
  const { name, query, shared } = wanted;
  if (shared && !mayShareViews(viewer)) return refused(OWN_ONLY);
  return ok(await addRow(change, 'views', { name, query, owner_id: shared ? null : viewer.userId }));
}

/** Only its creator may make a shared view private, which takes it from the others. */
export async function editView(
  change: WriteContext,
  { view, viewer, version }: ViewTarget,
  { shared, ...edit }: ViewEdit,
): Promise<Result<RowChange<'views'>>> {
  const isShared = view.owner_id === null;
  const staysSo = shared === undefined || (shared === true) === isShared;
  if (!staysSo && !isShared && !mayShareViews(viewer)) return refused(OWN_ONLY);
  if (!staysSo && isShared && view.created_by !== viewer.userId) return refused(NOT_TAKEN);
  const owner = staysSo ? {} : { owner_id: isShared ? viewer.userId : null };
  return ok(await changeRow(change, 'views', view.id, version, { ...edit, ...owner }));
}

export async function trashView(
  change: WriteContext,
  { view, version }: ViewTarget,
): Promise<RowChange<'views'>> {
  return trashRow(change, 'views', view.id, version);
}

export async function restoreView(change: WriteContext, { view }: ViewTarget): Promise<RowChange<'views'>> {
  return restoreRow(change, 'views', view.id, null);
}
