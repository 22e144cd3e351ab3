import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClaimIndexWriter } from '../../../src/derived/search/index-writer-store.js';
import { FOLLOWERS } from '../../../src/followers.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { deskJobs } from '../../../src/server/process/jobs.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { addFound, found } from './desk-of-claims.js';

let desk: TestDatabase;
beforeAll(async () => {
  desk = await freshDatabase(FOLLOWERS);
});
afterAll(() => desk.close());

/** The segments of the index, each of which a search has to read. */
async function pieces(): Promise<number> {
  const counted = sql<{ n: number }>`SELECT count(DISTINCT segid) AS n FROM claim_index_idx`;
  return (await counted.execute(desk.db)).rows[0]?.n ?? 0;
}

async function addOneByOne(from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 1)
    await desk.transact({ id: 2 }, (change) => addFound(change, `Number ${at} of the ferry’s words.`));
}

it('the index takes what a change writes as a piece of its own, and puts none together meanwhile', async () => {
  await addOneByOne(0, 10);
  expect(await pieces()).toBe(10);
});

it('pieces are put together between changes, and every claim is found as before', async () => {
  const job = deskJobs({
    transact: desk.transact,
    comparer: { all: async () => 0 },
    imports: { withdrawAbandoned: async () => {} },
  }).at(-1);
  const before = await found(desk, { q: 'ferry' });
  await job?.run();
  expect(await pieces()).toBe(1);
  expect(await found(desk, { q: 'ferry' })).toEqual(before);
  expect(before).toHaveLength(10);
});

it('says whether there was anything to put together', async () => {
  const merge = () => desk.transact({ id: 2 }, ({ tx }) => new ClaimIndexWriter(tx).merge(16));
  expect(await merge()).toBe(false);
  await addOneByOne(10, 14);
  expect(await merge()).toBe(true);
  expect(await merge()).toBe(false);
});

it('added notes are indexed between changes, and found before and after', async () => {
  const [claim] = await desk.db.selectFrom('claims').select('id').limit(1).execute();
  const claimId = claim?.id ?? 0;
  const row = { claim_id: claimId, motivation: 'commenting', body: 'Harbour', author_id: 2 } as const;
  await desk.transact({ id: 2 }, (change) => addRow(change, 'annotations', row, { claimId }));
  const indexed = () =>
    sql`SELECT 1 FROM claim_index WHERE claim_index MATCH 'notes : harbour'`.execute(desk.db);
  expect([(await indexed()).rows, await found(desk, { q: 'harbour' })]).toEqual([[], [claimId]]);
  const parts = { transact: desk.transact, comparer: { all: async () => 0 } };
  for (const job of deskJobs({ ...parts, imports: { withdrawAbandoned: async () => {} } })) await job.run();
  expect((await indexed()).rows).toHaveLength(1);
  expect(await found(desk, { q: 'harbour' })).toEqual([claimId]);
});
