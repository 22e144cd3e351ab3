import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPlain } from '../../../../src/platform/db/connection/open.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';

// The log is copied into the database between two changes, and not within the commit that made it long.

const LONG = 6_000_000;
const DESK = { id: 1 };

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(() => desk.close());

let keys = 0;
function write(bytes: number): Promise<unknown> {
  keys += 1;
  const row = { user_id: 1, key: String(keys), route: '/', body_hash: '', answer: 'x'.repeat(bytes), at: '' };
  return desk.transact(DESK, ({ tx }) => tx.insertInto('submissions').values(row).execute());
}

/** The pages of the log, and how many of them are in the database already. */
function progress(): [number, number] {
  const connection = openPlain(desk.file);
  try {
    connection.prepare('SELECT 1 FROM sqlite_master').get();
    const [{ log, checkpointed }] = connection.pragma('wal_checkpoint(NOOP)') as [
      { log: number; checkpointed: number },
    ];
    return [log, checkpointed];
  } finally {
    connection.close();
  }
}

it('a long text is answered while the log still has it, and is copied before the next change', async () => {
  await write(LONG);
  const [log, copied] = progress();
  expect([log > 1_000, copied]).toEqual([true, 0]);
  await write(10);
  // What was copied is written over from the start.
  expect(progress()[0]).toBeLessThan(100);
});

it('short changes are copied once there are a thousand pages of them', async () => {
  await write(10);
  await write(10);
  expect(progress()[1]).toBe(0);
});

it('the log does not grow with each long text', async () => {
  await write(LONG);
  await write(10);
  const once = statSync(`${desk.file}-wal`).size;
  for (let times = 0; times < 4; times += 1) await write(LONG);
  expect(statSync(`${desk.file}-wal`).size).toBeLessThan(1.5 * once);
});
