import type { Db, Tx } from '../../platform/db/schema.js';
import { reaches, type Viewer } from '../../platform/viewer.js';
import { type Merged, MergedReader } from './merged-store.js';
import type { MergeTable } from './model.js';

/** The part of a record's page about merging: a link to the form, and the records merged into this one. */
export async function mergeSection(db: Db | Tx, viewer: Viewer, table: MergeTable, id: number) {
  const mayMerge = viewer.scope === 'write' && reaches(viewer.role, 'editor');
  const merged = await new MergedReader(db, viewer).into(table, id);
  return {
    mergeHref: mayMerge ? `/${table}/${id}/merge` : null,
    merged: merged.map((one) => ({ ...one, href: mayMerge ? `/${table}/${one.id}/merge` : null })),
  };
}

/** The same as JSON. */
export function mergedAmong({ merged }: { readonly merged: readonly Merged[] }) {
  return { merged: merged.map(({ id, name }) => ({ id, name })) };
}
