import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Comparer } from '../../../src/checking/comparison-queue/actions.js';
import { Texts } from '../../../src/checking/comparison-queue/pool.js';
import { forgetExpired } from '../../../src/people/accounts/actions.js';
import { deskJobs } from '../../../src/server/process/jobs.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
  await desk.transact({ id: 1 }, async ({ tx, at }) => {
    await tx
      .insertInto('sessions')
      .values({ id_hash: 'a', user_id: 1, created_at: at, seen_at: at })
      .execute();
    await tx.insertInto('sign_in_failures').values({ account: 'a', address: 'b', at }).execute();
    await tx
      .insertInto('submissions')
      .values({ user_id: 1, key: 'k', route: 'POST /', body_hash: 'h', answer: '{}', at })
      .execute();
    const link = {
      link_hash: 'l',
      purpose: 'first_admin',
      user_id: null,
      created_at: at,
      expires_at: at,
      used_at: null,
    } as const;
    await tx.insertInto('sign_in_links').values(link).execute();
  });
});
afterEach(async () => desk.close());

const TABLES = ['sessions', 'sign_in_failures', 'submissions', 'sign_in_links'] as const;

async function kept(): Promise<string[]> {
  const rows = await Promise.all(TABLES.map((table) => desk.db.selectFrom(table).selectAll().execute()));
  return TABLES.filter((_, at) => (rows[at]?.length ?? 0) > 0);
}

it.each([
  [60_000, ['sessions', 'sign_in_failures', 'submissions', 'sign_in_links']],
  [16 * 60_000, ['sessions', 'submissions', 'sign_in_links']],
  [25 * 3_600_000, ['sessions', 'sign_in_links']],
  [7 * 86_400_000, ['sessions', 'sign_in_links']],
  [8 * 86_400_000, ['sign_in_links']],
  [31 * 86_400_000, []],
])('forgets, %d ms later, what can count no more', async (ms, left) => {
  desk.clock.advance(ms);
  await desk.transact({ id: 1 }, forgetExpired);
  expect(await kept()).toEqual(left);
});

it('is done by the desk itself while it is served, and leaves no entry in the history', async () => {
  desk.clock.advance(31 * 86_400_000);
  const texts = new Texts({ db: desk.db, database: desk.file });
  const comparer = new Comparer({ ...desk, log: pino({ enabled: false }), texts });
  const imports = { withdrawAbandoned: async () => {} };
  for (const job of deskJobs({ ...desk, comparer, imports })) await job.run();
  expect(await kept()).toEqual([]);
  expect(await desk.db.selectFrom('events').selectAll().execute()).toEqual([]);
});
