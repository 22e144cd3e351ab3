import { addRow } from '../activity/rows.js';
import type { Change } from '../db/transact.js';
import { type Tag, TagReader } from './store.js';

export async function pickTags(change: Change, names: readonly string[]): Promise<Tag[]> {
  const tags = new Map<number, Tag>();
  for (const name of names) {
    const tag = (await new TagReader(change.tx).named(name)) ?? (await addRow(change, 'tags', { name, note: null }));
    tags.set(tag.id, tag);
  }
  return [...tags.values()];
}
