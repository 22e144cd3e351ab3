import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Config, readConfig } from '../../../src/config.js';
import type { HeadFault } from '../../../src/platform/db/heads/compare.js';
import { AppError } from '../../../src/platform/lib/errors.js';
import { openTerminal } from '../../../src/platform/terminal/terminal.js';
import { ShorterHistory } from '../../../src/server/process/commands/backup-heads.js';
import { MissingBackups, NotPruned } from '../../../src/server/process/commands/backup-into.js';
import { withBackupNotices } from '../../../src/server/process/commands/backup-notices.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let desk: TestDatabase;
let config: Config;
let said: string;
beforeEach(async () => {
  desk = await freshDatabase();
  said = '';
  const read = readConfig({ db: desk.file }, {});
  if (!read.ok) throw new Error(read.faults.join());
  config = read.config;
});
afterEach(async () => desk.close());

const terminal = openTerminal({
  out: { write() {} },
  err: {
    write(text: string) {
      said += text;
    },
  },
});

/** A night's backup into a folder, which ends so. */
const backUp = (fault: Error | null, folder = '/mnt/a', file = config) =>
  withBackupNotices({ config: file, folder }, terminal, async () => {
    if (fault !== null) throw fault;
  }).catch((error: unknown) => expect(error).toBe(fault));

const notices = async () =>
  (await desk.db.selectFrom('notices').select(['outcome', 'subject', 'detail']).orderBy('id').execute()).map(
    ({ outcome, subject, detail }) => [outcome, subject, detail],
  );
const outcomes = async () => (await notices()).map(([outcome, subject]) => `${outcome}: ${subject}`);

const head = { seq: 9, hash: 'a'.repeat(64), first: 'b'.repeat(64), at: '2023-01-01T00:00:00.000Z' };
const lost: HeadFault = { what: 'missing', head, place: 'heads.txt', end: 8 };
const shorter = () => new ShorterHistory(desk.file, lost);
const missing = new MissingBackups({ folder: '/mnt/a', backup: 'a.backup' });
const full = new AppError('disk_full', 'There is not enough space: it needs 3 MB, and 1 MB is free.');
const notPruned = new NotPruned('/mnt/a', new Error('EIO: i/o error, unlink /mnt/a/secret.backup'));

it('tells admins what is needed and free where it does not fit, and once it fits', async () => {
  await backUp(full);
  await backUp(null);
  expect(await notices()).toEqual([
    ['failing', 'A backup failed', full.message],
    ['well', 'Backups work again', 'It said: A backup failed.'],
  ]);
});

it('names nothing of other errors, whose message may name what is in the record', async () => {
  await backUp(new Error('row 7 of speakers: Jane Doe'));
  await backUp(notPruned);
  expect(JSON.stringify(await notices())).not.toMatch(/Jane Doe|secret/);
});

it('has a notice of its own for lost entries, though another failure was told that day', async () => {
  await backUp(full);
  await backUp(shorter());
  await backUp(missing);
  expect(await outcomes()).toEqual([
    'failing: A backup failed',
    'failing: The database lacks entries that an earlier backup has',
    'failing: A backup failed',
  ]);
});

it('says that older backups stay, and not that the backup failed', async () => {
  await backUp(full);
  await backUp(notPruned);
  expect(await outcomes()).toEqual([
    'failing: A backup failed',
    'failing: Older backups were not removed',
    'well: Backups work again',
  ]);
});

it('leaves the failure of one folder open where a backup into another works', async () => {
  await backUp(full, '/mnt/a');
  await backUp(null, '/mnt/b');
  expect(await outcomes()).toEqual(['failing: A backup failed']);
  await backUp(null, '/mnt/a');
  expect(await outcomes()).toEqual(['failing: A backup failed', 'well: Backups work again']);
});

it('says why a notice could not be stored or read, and ends as the backup did', async () => {
  const gone = { ...config, file: join(dirname(desk.file), 'gone.db') };
  await backUp(full, '/mnt/a', gone);
  await backUp(null, '/mnt/a', gone);
  expect(said).toMatch(
    /^Admins are not told, because the notice could not be stored in the database: .+\nNotices of earlier backups could not be read: .+\n$/,
  );
});
