import type { Db, Tx } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import { MergedReader } from '../merging/merged-store.js';
import { TagReader } from '../tags/store.js';
import type { ClaimFilters } from './model.js';

const NUMBERED = {
  speaker: 'speakers',
  source: 'sources',
  outlet: 'outlets',
  occasion: 'occasions',
} as const;

/** The filters with ids of merged records replaced by those of the records they were merged into. */
export async function mergedFilters(
  db: Db | Tx,
  viewer: Viewer,
  filters: ClaimFilters,
): Promise<Partial<Record<keyof typeof NUMBERED, number>> & { readonly tag?: string }> {
  const merged = new MergedReader(db, viewer);
  const found: Partial<Record<keyof typeof NUMBERED, number>> = {};
  for (const [filter, table] of Object.entries(NUMBERED) as [keyof typeof NUMBERED, 'speakers'][]) {
    const id = filters[filter];
    if (id === null) continue;
    const standing = await merged.standing(table, id);
    if (standing !== id) found[filter] = standing;
  }
  const { tag } = filters;
  const name = tag === null ? null : ((await new TagReader(db, viewer).named(tag))?.name ?? tag);
  const isSame = name === null || name.toLowerCase() === tag?.toLowerCase();
  return isSame ? found : { ...found, tag: name };
}
