import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { isSpaceEnough } from '../../../src/platform/db/readiness.js';
import { readinessFaults } from '../../../src/server/process/readiness.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { openDesk } from '../../support/desk.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(async () => desk.close());

it('finds nothing amiss with a desk that takes writes', async () => {
  expect(await readinessFaults(desk)).toEqual([]);
});

it('says when changes wait in vain for another program that writes', async () => {
  const impatient = await freshDatabase([], { lockWaitMs: 0 });
  const other = openPlain(impatient.file);
  other.exec('BEGIN IMMEDIATE');
  await impatient.disk.tryWriting().catch(() => {});
  expect(await readinessFaults(impatient)).toEqual(['another program is writing to the database']);
  other.close();
  await impatient.close();
});

it('says when another version has changed the tables', async () => {
  const other = openPlain(desk.file);
  other.exec("INSERT INTO kysely_migration VALUES ('9999_later', '2099-01-01')");
  other.close();
  expect(await readinessFaults(desk)).toEqual(['the database is of another version']);
});

it('says when the file has gone from under it', async () => {
  rmSync(desk.file);
  expect(await readinessFaults(desk)).toContain('the database may not be written to');
});

const MB = 1024 * 1024;

it.each([
  ['a large disk with 32 MB left', 100_000, 32, true],
  ['a large disk with less', 100_000, 31.9, false],
  ['a disk of 8 MB with a twentieth left', 8, 0.4, true],
  ['a disk of 8 MB with less', 8, 0.39, false],
  ['a full disk', 8, 0, false],
])('takes %s for ready or not', (_, size, free, ready) => {
  expect(isSpaceEnough({ size: size * MB, free: free * MB })).toBe(ready);
});

it('lets what is a bug be seen as one', async () => {
  const tryWriting = () => Promise.reject(new Error('gone'));
  const shut = { db: desk.db, file: desk.file, disk: { ...desk.disk, tryWriting } };
  await expect(readinessFaults(shut)).rejects.toThrow('gone');
});

it('is told to anyone as text, without a word about what is on the desk', async () => {
  const web = await openDesk();
  const alive = await web.get('/healthz');
  const ready = await web.get('/readyz');
  expect([alive.status, await alive.text(), ready.status, await ready.text()]).toEqual([
    200,
    'alive\n',
    200,
    'ready\n',
  ]);
  const other = openPlain(web.ctx.config.file);
  other.exec('BEGIN IMMEDIATE');
  const beside = await web.get('/readyz');
  expect([beside.status, await beside.text()]).toEqual([200, 'ready\n']);
  other.close();
  await web.close();
});

it('is told to whoever asks with a token or a session, known here or not', async () => {
  const web = await openDesk();
  const askers = [
    await web.token('viewer'),
    await web.signIn('viewer'),
    { authorization: 'Bearer of-another-desk' },
    { authorization: 'Basic bm9ib2R5Og==' },
  ];
  for (const asker of askers)
    for (const path of ['/healthz', '/readyz']) expect((await web.get(path, asker)).status).toBe(200);
  await web.close();
});
