import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openConnection } from '../../../src/platform/db/connection/open.js';
import { lostTailOf } from '../../../src/platform/db/heads/head-keeper.js';
import { addToHeadList, nameInLists, readHeadList } from '../../../src/platform/db/heads/lists.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

// A head that is stored outside the database has only what is in the database for good.

const DESK = { id: 1 };
let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
  await desk.transact(DESK, (change) => addRow(change, 'tags', { name: 'kept' }));
});
afterEach(() => desk.close());

const storedHead = () => readFileSync(`${desk.file}.head`, 'utf8');

it('is not moved by a change that is still open, which may be undone', async () => {
  const before = storedHead();
  const undone = desk.transact(DESK, async (change) => {
    await addRow(change, 'tags', { name: 'undone' });
    desk.disk.refreshHead();
    expect(storedHead()).toBe(before);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  desk.disk.refreshHead();
  expect(storedHead()).toBe(before);
  const connection = openConnection(desk.file, 'read');
  expect(lostTailOf(desk.file, connection)).toBeNull();
  connection.close();
});

it('is listed in a line of its own after a line that was broken off', async () => {
  const list = join(desk.file, '..', 'desk-heads.txt');
  const head = (seq: number) => ({
    ...{ seq, hash: 'a'.repeat(64), first: 'b'.repeat(64), at: '2026-12-03T00:00:00.000Z' },
    database: nameInLists(desk.file),
  });
  expect(await addToHeadList(list, head(1))).toBeNull();
  writeFileSync(list, '{"head":"2:aaa', { flag: 'a' });
  expect(await addToHeadList(list, head(3))).toBeNull();
  expect((await readHeadList(list, desk.file)).map(({ seq }) => seq)).toEqual([1, 3]);
});
