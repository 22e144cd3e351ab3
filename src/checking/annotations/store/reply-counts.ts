import type { Db, Tx } from '../../../platform/db/schema.js';

/**
 * The number of replies outside the trash of each note; notes without any are left out. A reply to a reply counts for
 * the first note of its thread.
 */
export async function replyCounts(
  db: Db | Tx,
  heads: readonly { readonly id: number }[],
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (let parents = new Map(heads.map(({ id }) => [id, id])); parents.size > 0; ) {
    const replies = await db
      .selectFrom('annotations')
      .select(['id', 'parent_id', 'trashed_at'])
      .where('parent_id', 'in', [...parents.keys()])
      .execute();
    const next = new Map<number, number>();
    for (const { id, parent_id, trashed_at } of replies) {
      const head = parents.get(parent_id ?? 0) ?? 0;
      next.set(id, head);
      if (trashed_at === null) counts.set(head, (counts.get(head) ?? 0) + 1);
    }
    parents = next;
  }
  return counts;
}
