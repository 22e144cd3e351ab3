import { afterEach, beforeEach, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { type Child, startChild } from '../../support/child.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

// Two processes at one file: the other one holds the write lock until it is told to let go.

const DESK = { id: 1 };
let desk: TestDatabase;
let holder: Child;
beforeEach(async () => {
  desk = await freshDatabase([], { lockWaitMs: 1000 });
  holder = startChild(
    `import Sqlite from 'better-sqlite3';
     const db = new Sqlite(process.argv[1]);
     db.exec("BEGIN EXCLUSIVE; UPDATE users SET name = 'Changed elsewhere' WHERE id = 1");
     console.log('held');
     process.stdin.resume().on('end', () => {
       db.exec('COMMIT');
       console.log('let go');
     });`,
    [desk.file],
  );
  expect(await holder.line()).toBe('held');
});
afterEach(async () => {
  await holder.kill();
  await desk.close();
});

function addTag(name: string) {
  return desk.transact(DESK, (change) => addRow(change, 'tags', { name }));
}

it('reads go on while another process writes', async () => {
  const names = await desk.db.selectFrom('users').select('name').orderBy('id').execute();
  expect(names).toEqual([{ name: 'The desk' }, { name: 'Terminal' }]);
});

it('a write gives up as `busy`, and everything else ran meanwhile', async () => {
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
  }, 5);
  await expect(addTag('taiwan')).rejects.toMatchObject({ code: 'busy', status: 503 });
  clearInterval(ticking);
  // A wait that blocks lets the timer run once or not at all.
  expect(ticks).toBeGreaterThan(2);
});

it('a write waits for a lock that is let go in time, and sees what the other wrote', async () => {
  const write = desk.transact(DESK, async (change) => {
    await addRow(change, 'tags', { name: 'taiwan' });
    return change.tx.selectFrom('users').select('name').where('id', '=', 1).executeTakeFirst();
  });
  holder.letGo();
  expect(await write).toEqual({ name: 'Changed elsewhere' });
});

it('a lock is free again when its holder is killed, and half a write is gone', async () => {
  const write = addTag('taiwan');
  await holder.kill();
  expect(await write).toMatchObject({ name: 'taiwan' });
  const [first] = await desk.db.selectFrom('users').select('name').orderBy('id').execute();
  expect(first).toEqual({ name: 'The desk' });
});

it('a lock that another program holds for a while is no reason to give a desk no work', async () => {
  const patient = await freshDatabase([], { lockWaitMs: 3_600_000 });
  const other = openPlain(patient.file);
  other.exec('BEGIN IMMEDIATE');
  await patient.disk.tryWriting();
  const write = patient.transact(DESK, (change) => addRow(change, 'tags', { name: 'taiwan' }));
  await patient.disk.tryWriting();
  other.close();
  expect(await write).toMatchObject({ name: 'taiwan' });
  await patient.close();
});

it('a lock for which writes have waited in vain is one, until the next succeeds', async () => {
  await expect(addTag('taiwan')).rejects.toMatchObject({ code: 'busy' });
  await expect(desk.disk.tryWriting()).rejects.toMatchObject({ code: 'busy' });
  await holder.kill();
  await desk.disk.tryWriting();
  expect(await addTag('taiwan')).toMatchObject({ name: 'taiwan' });
});

it('whoever waits when the desk shuts down is told so at once', async () => {
  const patient = await freshDatabase([], { lockWaitMs: 3_600_000 });
  const other = openPlain(patient.file);
  other.exec('BEGIN IMMEDIATE');
  const write = patient.transact(DESK, (change) => addRow(change, 'tags', { name: 'taiwan' }));
  const refused = expect(write).rejects.toMatchObject({ code: 'unavailable' });
  await patient.close();
  await refused;
  other.close();
});

it('of more than a thousand that wait, those that came last are refused at once', async () => {
  const order: string[] = [];
  const writes = Array.from({ length: 1001 }, (_, at) => addTag(`t${at}`).catch(() => order.push(`t${at}`)));
  await Promise.all(writes);
  expect([order[0], order[1], order.length]).toEqual(['t1000', 't0', 1001]);
});
