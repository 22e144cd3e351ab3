import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { backupTo } from '../../../src/platform/db/backups/backup.js';
import { datedBackups, newBackupIn, pruneBackups } from '../../../src/platform/db/backups/backup-folder.js';
import { GoodBackups } from '../../../src/platform/db/backups/good-backups.js';
import { breakHistory } from '../../support/break-history.js';
import { freshDatabase, freshFolder, type TestDatabase } from '../../support/database.js';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';

let desk: TestDatabase;
let folder: string;
beforeEach(async () => {
  desk = await freshDatabase();
  await desk.transact({ id: 2 }, (change) => addRow(change, 'outlets', { name: 'CCTV' }));
  folder = join(dirname(desk.file), 'backups');
});
afterEach(async () => desk.close());

/** Another one, of that day, as the command makes it. */
async function backUp(day: string, file = desk.file) {
  const at = new Date(`${day}T03:00:00.000Z`);
  const { path } = newBackupIn(folder, file, at);
  await backupTo(file, path);
  return { path, at };
}

/** Beside the list of heads. */
const inFolder = () =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-heads.txt'))
    .map((name) => join(folder, name));

const days = () =>
  readdirSync(folder)
    .map((name) => /-(\d{8})T/.exec(name)?.[1] ?? name)
    .sort();

describe('a folder of dated backups', () => {
  it('keeps the newest good ones and removes what is older', async () => {
    for (const day of ['2023-06-01', '2023-06-02', '2023-06-03']) await backUp(day);
    const newest = await backUp('2023-06-04');
    const { removed, left } = await pruneBackups(desk.file, newest, { newest: 2 });
    expect(days()).toEqual(['20230603', '20230604']);
    expect([removed.length, left]).toEqual([2, []]);
    expect(datedBackups(folder, desk.file, 'good')[0]).toEqual(newest);
  });

  it('never counts one that is damaged: the last good one stays however many of those are newer', async () => {
    const good = await backUp('2023-06-01');
    const bad = [await backUp('2023-06-02'), await backUp('2023-06-03')];
    for (const { path } of bad) flipBit(path);
    const newest = await backUp('2023-06-04');
    flipBit(newest.path);
    const { removed, left } = await pruneBackups(desk.file, newest, { newest: 1 });
    expect(removed).toEqual([]);
    expect(left.map(({ path }) => path)).toEqual([newest, ...bad.toReversed()].map(({ path }) => path));
    expect(existsSync(good.path)).toBe(true);
  });

  it('leaves what is not ours by name or by content, and folders and links', async () => {
    const names = [
      'onrecord-20230101T030000000Z.backup',
      'onrecord-20230102T030000000Z.backup.old',
      'notes.txt',
    ];
    mkdirSync(folder);
    for (const name of names) writeFileSync(join(folder, name), 'mine');
    mkdirSync(join(folder, 'onrecord-20230103T030000000Z.backup'));
    const newest = await backUp('2023-06-04');
    const { removed, left } = await pruneBackups(desk.file, newest, { newest: 1 });
    expect(removed).toEqual([]);
    expect(left.map(({ path }) => path)).toEqual([join(folder, names[0] ?? '')]);
    expect(readdirSync(folder)).toHaveLength(5);
  });

  it('leaves those of another database that has the same name', async () => {
    const other = await freshDatabase();
    await other.transact({ id: 2 }, (change) => addRow(change, 'outlets', { name: 'Xinhua' }));
    const theirs = await backUp('2023-06-01', other.file);
    const newest = await backUp('2023-06-02');
    expect(await pruneBackups(desk.file, newest, { newest: 1 })).toEqual({
      removed: [],
      left: [{ path: theirs.path, why: 'belongs to another database' }],
    });
    await other.close();
  });

  it('leaves one that cannot be read, with the reason, and goes on with the others', async () => {
    const unread = await backUp('2023-06-01');
    const old = await backUp('2023-06-02');
    const newest = await backUp('2023-06-03');
    // Refused to root as well, unlike a mode.
    const known = new GoodBackups(desk.file);
    rmSync(unread.path);
    mkdirSync(unread.path);
    const { good, left } = await known.sort([newest, old, unread], newest.at);
    expect(good).toEqual([newest, old]);
    expect(left).toEqual([{ path: unread.path, why: 'cannot be read (EISDIR)' }]);
  });

  it('leaves one with more of the history than the database has now, and one dated later than now', async () => {
    const short = await backUp('2023-06-01');
    await desk.transact({ id: 2 }, (change) => addRow(change, 'outlets', { name: 'Xinhua' }));
    const whole = await backUp('2023-06-02');
    const future = await backUp('2033-01-01');
    const restored = join(freshFolder(), 'onrecord.db');
    copyFileSync(short.path, restored);
    const newest = await backUp('2023-06-03', restored);
    const { removed, left } = await pruneBackups(restored, newest, { newest: 1 });
    expect(removed).toEqual([short.path]);
    expect(left.map(({ path }) => path)).toEqual([future.path, whole.path]);
    expect(existsSync(newest.path)).toBe(true);
    rmSync(dirname(restored), { recursive: true });
  });
});

describe('onrecord backup --dir', () => {
  it('writes a dated one for its owner alone, prints its name and removes older ones', async () => {
    const env = { ONRECORD_BACKUPS: folder };
    const first = await onrecord(['backup', '--db', desk.file], { env });
    const ran = await runCommand(['backup', '--dir', folder, '--keep', '1', '--db', desk.file]);
    const needs = /^The backup needs \d+ MB; \S+ [MGT]B is free\.\n/;
    expect([first.code, ran.code]).toEqual([0, 0]);
    expect(first.err.replace(needs, '')).toBe('');
    const path = ran.out.trimEnd();
    expect(path).toMatch(/\/backups\/onrecord-\d{8}T\d{9}Z\.backup$/);
    expect(inFolder()).toEqual([path]);
    expect(ran.err.replace(needs, '')).toBe(`Removed ${first.out}`);
    expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(await onrecord(['backup', 'verify', path])).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /is sound: seal, structure and rows\. \d+ history entries, the last is \d+:[0-9a-f]{64}\.\n$/,
      ),
    });
  });

  it('keeps a copy whose history is broken apart, never in the place of a good one, and ends with 1', async () => {
    const run = () => runCommand(['backup', '--dir', folder, '--keep', '1', '--db', desk.file]);
    const good = (await run()).out.trimEnd();
    breakHistory(desk.file);
    const first = await run();
    const faulty = /^Saved the copy as (\S+\.backup\.faulty)\. /m.exec(first.err)?.[1] ?? '';
    expect(first).toMatchObject({
      code: 1,
      out: expect.stringContaining('The history is broken at entry 1'),
      err: expect.stringContaining('was changed outside Onrecord'),
    });
    const second = await run();
    expect(second.err).toContain(`Removed ${faulty}`);
    const kept = /^Saved the copy as (\S+)\. /m.exec(second.err)?.[1] ?? '';
    expect(inFolder()).toEqual([good, kept].toSorted());
    expect(datedBackups(folder, desk.file, 'good')[0]?.path).toBe(good);
    const restored = await runCommand(['restore', kept, '--db', join(folder, 'again.db')]);
    expect(restored).toMatchObject({ code: 0, err: expect.stringContaining('does not match its history') });
  });

  it.each([
    [['copy.backup', '--keep', '3'], 'name a file, or a folder'],
    [['--keep', '0', '--dir', 'x'], '--keep is ‘0’'],
    [[], 'say where to write the backup'],
  ])('ends with 2 where it is asked for %j', async (words, says) => {
    const ran = await runCommand(['backup', ...words, '--db', desk.file]);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining(says) });
  });
});

describe('onrecord backup verify', () => {
  it('refuses one in which a bit has turned, and one whose history is broken', async () => {
    const { path } = await backUp('2023-06-01');
    breakHistory(desk.file);
    const broken = await backUp('2023-06-02');
    flipBit(path);
    const runs = [
      await runCommand(['backup', 'verify', path]),
      await runCommand(['backup', 'verify', broken.path]),
    ];
    expect(runs.map(({ code }) => code)).toEqual([1, 1]);
    expect(runs[0]?.err).toContain('truncated or damaged');
    expect(runs[1]?.err).toContain(broken.path);
  });

  it('says for a program what it found', async () => {
    const { path } = await backUp('2023-06-01');
    const ran = await runCommand(['backup', 'verify', path, '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ file: path, sealed: true, entries: 1, head: { seq: 1 } });
  });
});

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
