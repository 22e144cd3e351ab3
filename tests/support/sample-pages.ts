import { expect } from 'vitest';
import { seedSample } from '../../src/publishing/practice/actions/sample.js';
import type { TestDesk } from './desk.js';
import { seedPractice } from './practice.js';

// The sample and the practice story as somebody finds them: compared with their copies.

export async function seedAll(desk: TestDesk): Promise<void> {
  await seedSample(desk.ctx);
  await seedPractice(desk.ctx);
  await expect.poll(() => isCompared(desk), { timeout: 60_000 }).toBe(true);
}

async function isCompared({ ctx }: TestDesk): Promise<boolean> {
  const due = ctx.db.selectFrom('comparisons_due').select('id').where('gave_up', 'is', null);
  return (await due.execute()).length === 0;
}

/** The address of each quotation, source, saved copy, speaker and list, and of what lists them. */
export async function samplePages({ ctx }: TestDesk): Promise<string[]> {
  const copies = await ctx.db.selectFrom('snapshots').select(['id', 'source_id']).execute();
  const each = async (table: 'claims' | 'sources' | 'speakers' | 'lists') =>
    (await ctx.db.selectFrom(table).select('id').execute()).map(({ id }) => `/${table}/${id}`);
  return [
    ...['/', '/claims', '/sources', '/speakers', '/lists', '/annotations?show=all', '/searches?show=all'],
    ...(await each('claims')),
    ...(await each('sources')),
    ...(await each('speakers')),
    ...(await each('lists')),
    ...copies.map(({ id, source_id }) => `/sources/${source_id}/snapshots/${id}`),
  ];
}
