import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../../src/people/activity/chain-store.js';
import { kyselyOn } from '../../../src/platform/db/connection/dialect.js';
import { openConnection } from '../../../src/platform/db/connection/open.js';
import { checkDatabase } from '../../../src/platform/db/integrity/checks.js';
import { migrate, pendingMigrations } from '../../../src/platform/db/migrate.js';
import { startChild } from '../../support/child.js';
import { fakeClock, freshFolder } from '../../support/database.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = freshFolder();
  file = join(folder, 'desk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// Adds tags without end and says which have been kept.
const WRITER = `
  import { addRow } from './dist/src/people/activity/row-store.js';
  import { makeTransact } from './dist/src/platform/db/transact.js';
  const [, file, round] = process.argv;
  const { transact } = makeTransact({ file, clock: { now: () => new Date() }, followers: [] });
  for (let n = 0; ; n += 1) {
    const { id } = await transact({ id: 1 }, async (change) => {
      const tag = await addRow(change, 'tags', { name: round + '-' + n, note: 'x'.repeat(2000) });
      await addRow(change, 'speakers', { kind: 'person', name: 'Speaker ' + n });
      return tag;
    });
    process.stdout.write(id + '\\n');
  }`;

it('everything that was confirmed outlives kill -9 in the midst of writing, ten times over', async () => {
  await migrate({ file, clock: fakeClock() });
  const confirmed: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const writer = startChild(WRITER, [file, `${round}`]);
    const enough = 5 + 7 * round;
    for (let count = 0; count < enough; count += 1) confirmed.push(Number(await writer.line()));
    await writer.kill();
    confirmed.push(...(await writer.rest()).map(Number));
  }
  expect(checkDatabase(file)).toEqual([]);
  const connection = openConnection(file, 'read');
  const db = kyselyOn(connection);
  const kept = await db.selectFrom('tags').select('id').execute();
  const speakers = await db.selectFrom('speakers').select('id').execute();
  expect(new Set(kept.map(({ id }) => id))).toEqual(new Set([...confirmed, ...kept.map(({ id }) => id)]));
  expect(confirmed.length).toBeGreaterThan(300);
  // A tag and its speaker come together or not at all, and so do their events.
  expect(speakers).toHaveLength(kept.length);
  expect(await verifyChain(db)).toMatchObject({ ok: true, count: kept.length * 2 });
  connection.close();
});

it('a migration that is killed half-way leaves the database as it was, and runs whole the next time', async () => {
  const child = startChild(
    `import { migrate } from './dist/src/platform/db/migrate.js';
     import { migrations } from './dist/migrations/index.js';
     const stop = { up: () => { console.log('half-way'); return new Promise((resolve) => setTimeout(resolve, 60000)); } };
     await migrate({ file: process.argv[1], clock: { now: () => new Date() }, migrations: { ...migrations, '9999_stop': stop } });`,
    [file],
  );
  expect(await child.line()).toBe('half-way');
  await child.kill();
  const all = pendingMigrations(file);
  expect((await migrate({ file, clock: fakeClock() })).applied).toEqual(all);
  expect(all.length).toBeGreaterThan(0);
  expect(checkDatabase(file)).toEqual([]);
});
