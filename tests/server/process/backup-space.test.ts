import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { DEFAULT_KEEPING, type Keeping } from '../../../src/platform/db/backups/keeping.js';
import { seal } from '../../../src/platform/db/backups/seal.js';
import type { Disk } from '../../../src/platform/db/disk.js';
import { openTerminal } from '../../../src/platform/terminal/terminal.js';
import { writeInto } from '../../../src/server/process/commands/backup-into.js';
import { breakHistory } from '../../support/break-history.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { runCommand } from '../../support/run-command.js';

// Nights of real backups on a disk of a stated size, on which the database and its backups are the only files.

let desk: TestDatabase;
let folder: string;
let size: number;
beforeEach(async () => {
  desk = await freshDatabase();
  desk.clock.set('2023-01-01T02:30:00.000Z');
  await addOutlet();
  folder = join(dirname(desk.file), 'backups');
});
afterEach(async () => {
  await desk.close();
  rmSync(dirname(desk.file), { recursive: true, force: true });
});

const silent = openTerminal({ out: { write() {} }, err: { write() {} } });

let added = 0;
async function addOutlet(): Promise<void> {
  added += 1;
  await desk.transact({ id: 2 }, (change) => addRow(change, 'outlets', { name: `Outlet ${added}` }));
}

const filesIn = (place: string) =>
  readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => !name.endsWith('-heads.txt'))
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(place, name));
const sizeOf = (path: string) => statSync(path).size;
const sum = (sizes: readonly number[]) => sizes.reduce((total, one) => total + one, 0);
const usedBytes = () => sum([...filesIn(dirname(desk.file)), ...filesIn(folder)].map(sizeOf));
const days = () =>
  filesIn(folder).map((path) => /-(\d{8})T.*\.(backup.*)$/.exec(path)?.slice(1).join(' ') ?? path);

/** The free space that the command reads last is what its copy has to fit into. */
let lastFree = 0;
async function readQuota(): Promise<Disk> {
  lastFree = size - usedBytes();
  return { size, free: lastFree };
}

/** One night's backup: what it wrote to stderr, or the error it ended with. */
async function backUp(
  keeping: Keeping | null = DEFAULT_KEEPING,
): Promise<{ notes: string; error: string | null }> {
  let notes = '';
  const err = {
    write(text: string) {
      notes += text;
    },
  };
  const terminal = openTerminal({ out: { write() {} }, err });
  const into = { folder, file: desk.file, lists: [], keeping, clock: desk.clock, readDisk: readQuota };
  const error = await writeInto(into, terminal).then(
    () => null,
    (thrown: Error) => thrown.message,
  );
  return { notes, error };
}

/** A day of work, then the backup of the night. */
async function night(keeping?: Keeping | null) {
  desk.clock.advance(24 * 3_600_000);
  await addOutlet();
  return backUp(keeping);
}

async function nights(count: number, keeping?: Keeping): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const { error } = await night(keeping);
    expect([error, usedBytes() <= size]).toEqual([null, true]);
    const newest = filesIn(folder).sort().at(-1) ?? '';
    expect(sizeOf(newest)).toBeLessThanOrEqual(lastFree);
  }
}

/** A disk for the database and so many backups, with the twentieth and the extra MB that stay free. */
async function diskFor(backups: number): Promise<void> {
  size = 1e12;
  await backUp();
  const [backup = ''] = filesIn(folder);
  size = Math.ceil(
    (sum(filesIn(dirname(desk.file)).map(sizeOf)) + backups * sizeOf(backup) + 1_300_000) / 0.95,
  );
}

it('keeps the newest of 14 days on a disk for five backups, night after night, as far as space allows', async () => {
  await diskFor(5);
  await nights(14);
  expect(days().length).toBeGreaterThanOrEqual(2);
  expect(days().length).toBeLessThanOrEqual(5);
  expect(days()).toContain('20230115 backup');
});

it('keeps the whole scheme for 60 nights where the disk has room for it', async () => {
  await diskFor(40);
  await nights(60);
  expect(days()).toEqual(
    [
      ...['20230131', '20230212', '20230219', '20230224', '20230225', '20230226', '20230227', '20230228'],
      ...['20230301', '20230302'],
    ].map((day) => `${day} backup`),
  );
});

/** Then the next backup lacks the twentieth of the disk that stays free, which is less than a backup. */
function shrinkDisk(): void {
  const [backup = ''] = filesIn(folder).sort();
  size = usedBytes() + sizeOf(backup) + 1024 * 1024;
}

it('removes only as many as it takes, the oldest first', async () => {
  await diskFor(9);
  await nights(3, { newest: 14 });
  shrinkDisk();
  const { notes, error } = await night({ newest: 14 });
  expect([error, notes.match(/^Removed/gm)?.length]).toEqual([null, 1]);
  expect(days()).toEqual(['20230102', '20230103', '20230104', '20230105'].map((day) => `${day} backup`));
});

it('says what is needed, free and kept where it cannot fit, keeps two good ones, and recovers with space', async () => {
  await diskFor(9);
  await nights(2);
  await addFaulty();
  const before = days();
  size = usedBytes() + 1000;
  for (let tried = 0; tried < 3; tried += 1) {
    const { error } = await night();
    expect(error).toMatch(
      /^There is not enough space for a backup in \S+: it needs .+ MB .+ for the copy, the rest stays for the database\), and \d+ (bytes|KB) is free\. There are 3 backups \(.+ MB\), and 1 faulty copy \(.+ [KM]B\)\. Nothing was removed: removing all but two good backups would not be enough\. Free some space/,
    );
    expect(days()).toEqual(before);
  }
  size *= 2;
  expect(await night()).toMatchObject({ error: null });
});

/** As kept on an earlier day, and followed by a good backup. */
async function addFaulty(): Promise<void> {
  const [oldest = ''] = filesIn(folder).sort();
  copyFileSync(oldest, `${oldest.replace('T023', 'T013')}.faulty`);
}

it('removes no good backup for a copy that follows a faulty one', async () => {
  await diskFor(9);
  await nights(3);
  breakHistory(desk.file);
  expect((await night()).error).toContain('was changed outside Onrecord');
  const before = days();
  shrinkDisk();
  expect((await night()).error).toContain(
    'the newest copy is faulty, and good backups are not removed to make space for another',
  );
  expect(days()).toEqual(before);
});

it('removes nothing without --keep', async () => {
  await diskFor(9);
  await nights(2);
  shrinkDisk();
  expect((await night(null)).error).toContain('Nothing was removed: --keep was not given.');
  expect(days()).toHaveLength(3);
});

it('neither counts nor removes one that is damaged or dated in the future', async () => {
  await diskFor(9);
  const [first = ''] = filesIn(folder);
  await nights(2);
  writeFileSync(first, 'x'.repeat(sizeOf(first)));
  copyFileSync(first, first.replace('2023', '2033'));
  const before = days();
  shrinkDisk();
  const { notes, error } = await night();
  expect(error).toContain('would not be enough');
  expect(notes).toMatch(/-2033\S+: it is dated in the future\.\nKept \S+-20230101\S+: it is damaged/);
  expect(days()).toEqual(before);
});

it('keeps backups through a clock that was a year ahead for a night and set back', async () => {
  await diskFor(30);
  await nights(3);
  desk.clock.set('2024-06-01T02:30:00.000Z');
  await nights(1);
  desk.clock.set('2023-01-05T02:30:00.000Z');
  await nights(10);
  expect(days().filter((day) => day.startsWith('2023'))).toHaveLength(9);
  expect(days()).toContain('20240602 backup');
});

it('names the good backup where older ones cannot be removed', async () => {
  await diskFor(9);
  await nights(2);
  const [oldest = ''] = filesIn(folder).sort();
  // Its name and seal are good, and it is no database.
  writeFileSync(oldest, 'x'.repeat(4096));
  await seal(oldest);
  const { notes, error } = await night({ newest: 1 });
  expect(error).toMatch(/^The backup is good, but older ones in \S+ were not removed: /);
  expect(notes).not.toContain('Removed');
  expect(days()).toHaveLength(4);
});

it('says that a folder which is a file cannot be created', async () => {
  writeFileSync(folder, '');
  const ran = await runCommand(['backup', '--dir', join(folder, 'deeper'), '--db', desk.file]);
  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('cannot be created: check that') });
});

it('leaves no unfinished file where the copy or the check fails', async () => {
  // The database is damaged, so that SQLite cannot copy it.
  const bytes = readFileSync(desk.file);
  writeFileSync(desk.file, bytes.fill(1, 4096 * 3));
  const into = { folder, file: desk.file, lists: [], keeping: null, clock: desk.clock };
  const huge = async () => ({ size: 1e12, free: 1e12 });
  await expect(writeInto({ ...into, readDisk: huge }, silent)).rejects.toThrow('damaged');
  expect(readdirSync(folder)).toEqual([]);
});
