import { addRow, changeRow, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import type { FieldError } from '../../platform/lib/result.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { DESK } from '../../platform/viewer.js';
import type { NewTag, TagEdit } from './input.js';
import { type Tag, TagReader } from './store.js';

/** Errors where another tag has this name. Call it before adding, editing or restoring. */
export async function tagFaults(
  change: WriteContext,
  name: string,
  id: number | null,
): Promise<FieldError[]> {
  const other = await new TagReader(change.tx, DESK).named(name);
  if (other === undefined || other.id === id) return [];
  return [{ path: 'name', message: `The tag ${other.name} already exists. Use it, or choose another name` }];
}

export async function addTag(change: WriteContext, tag: NewTag): Promise<Tag> {
  return addRow(change, 'tags', tag);
}

export async function editTag(
  change: WriteContext,
  id: number,
  version: number,
  edit: TagEdit,
): Promise<RowChange<'tags'>> {
  return changeRow(change, 'tags', id, version, edit);
}

/** Fails with `in_use` where claims have it. */
export async function trashTag(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<RowChange<'tags'> | { readonly kind: 'in_use'; readonly by: string }> {
  const count = await new TagReader(change.tx, DESK).claimCount(id);
  if (count > 0) return { kind: 'in_use', by: howMany(count, 'quotation') };
  return trashRow(change, 'tags', id, version);
}

export async function restoreTag(change: WriteContext, id: number): Promise<RowChange<'tags'>> {
  return restoreRow(change, 'tags', id, null);
}

/** A tag for each distinct name: an existing one regardless of case, or else a new one. In the given order. */
export async function findOrCreateTags(change: WriteContext, names: readonly string[]): Promise<Tag[]> {
  const tags = new Map<number, Tag>();
  for (const name of names) {
    const known = await new TagReader(change.tx, DESK).named(name);
    const tag = known ?? (await addTag(change, { name, note: null }));
    tags.set(tag.id, tag);
  }
  return [...tags.values()];
}
