import { afterEach, beforeEach, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { verifyChain } from '../../../src/people/activity/chain-store.js';
import { importDesk } from '../../../src/publishing/exchange/actions/import.js';
import { checkDeskText } from '../../../src/publishing/exchange/desk-job/check.js';
import { practiceDesk } from '../../sample/desk-form.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { richDesk } from './whole-desk.js';

// A long import updates what is derived some events at a time, so that not all are in memory.

const DERIVED = [
  ...['claim_status', 'claim_match', 'claim_entries', 'entry_facets', 'claim_shingles', 'record_keys'],
  ...['stale_findings', 'standing_set_asides', 'comparisons_due'],
] as const;

let desks: TestDatabase[] = [];
beforeEach(async () => {
  desks = [await freshDatabase(FOLLOWERS), await freshDatabase(FOLLOWERS)];
});
afterEach(() => Promise.all(desks.map((desk) => desk.close())));

async function derivedFrom(desk: TestDatabase, file: unknown, maxEvents?: number): Promise<unknown> {
  const read = checkDeskText(JSON.stringify(file));
  if (!read.ok) throw new Error(read.errors.join('\n'));
  await desk.transact({ id: 2 }, (change) => importDesk(change, read.value, () => {}, maxEvents));
  read.value.close();
  expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
  const tables: Record<string, readonly string[]> = {};
  for (const table of DERIVED) {
    const rows = await desk.db
      .selectFrom(table as 'claim_status')
      .selectAll()
      .execute();
    // Numbers follow the order in which rows were written.
    tables[table] = rows.map((row) => JSON.stringify({ ...row, id: 0, combo_id: 0 })).sort();
  }
  const combos = desk.db.selectFrom('facet_combos').select(['facets', 'year', 'claims']);
  return {
    ...tables,
    combos: await combos.where('claims', '>', 0).orderBy('facets').orderBy('year').execute(),
  };
}

it.each([
  ['the practice story', practiceDesk()],
  ['a desk with everything', richDesk()],
])('%s comes to the same, however seldom that is', async (_, file) => {
  const [once, often] = desks as [TestDatabase, TestDatabase];
  expect(await derivedFrom(often, file, 3)).toEqual(await derivedFrom(once, file));
});
