import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../../../src/people/activity/row-store.js';
import { backupTo, rescueTo, verifyBackup } from '../../../../src/platform/db/backups/backup.js';
import { removeBrokenOff } from '../../../../src/platform/db/backups/broken-off.js';
import { restoreFrom } from '../../../../src/platform/db/backups/restore.js';
import { openConnection, openPlain } from '../../../../src/platform/db/connection/open.js';
import { holdServerLock } from '../../../../src/platform/db/connection/server-lock.js';
import { migrate } from '../../../../src/platform/db/migrate.js';
import { startChild } from '../../../support/child.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';
import { onrecord } from '../../../support/onrecord.js';

let desk: TestDatabase;
let folder: string;
let backup: string;
beforeEach(async () => {
  desk = await freshDatabase();
  folder = dirname(desk.file);
  backup = join(folder, 'monday.backup');
  await addTag('taiwan');
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function addTag(name: string): Promise<void> {
  await desk.transact({ id: 1 }, (change) => addRow(change, 'tags', { name }));
}

function tagsIn(file: string): unknown {
  const connection = openConnection(file, 'read');
  try {
    return connection.prepare('SELECT name FROM tags ORDER BY id').pluck().all();
  } finally {
    connection.close();
  }
}

const clock = { now: () => new Date('2023-06-26T08:00:00.000Z') };
const plainly = { force: false, clock };
const forced = { force: true, clock };

describe('a backup', () => {
  it('holds what was written before it, and verifies', async () => {
    await backupTo(desk.file, backup);
    await addTag('later');
    expect(await verifyBackup(backup)).toBe('whole');
    expect(tagsIn(backup)).toEqual(['taiwan']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is one file that opens like any database', async () => {
    await backupTo(desk.file, backup);
    const connection = openPlain(backup, { readOnly: true });
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    connection.close();
    expect(readFileSync(backup, 'latin1')).toMatch(
      /\nOnrecord backup, SHA-256 of what stands before: [0-9a-f]{64}\n$/,
    );
  });

  it('can be made while another process writes without end', async () => {
    const writer = startChild(
      `import { addRow } from './dist/src/people/activity/row-store.js';
       import { makeTransact } from './dist/src/platform/db/transact.js';
       const { transact } = makeTransact({ file: process.argv[1], clock: { now: () => new Date() }, followers: [] });
       for (let n = 0; ; n += 1) {
         await transact({ id: 1 }, (change) => addRow(change, 'tags', { name: 'tag ' + n, note: 'x'.repeat(3000) }));
         process.stdout.write(n + '\\n');
       }`,
      [desk.file],
    );
    for (let round = 0; round < 5; round += 1) {
      const confirmed = Number(await writer.line());
      await backupTo(desk.file, `${backup}.${round}`);
      expect(await verifyBackup(`${backup}.${round}`)).toBe('whole');
      expect(tagsIn(`${backup}.${round}`)).toContain(`tag ${confirmed}`);
    }
    await writer.kill();
  });

  it('never takes the place of a file, even an empty one', async () => {
    writeFileSync(backup, 'Notes of mine');
    await expect(backupTo(desk.file, backup)).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(backup, 'utf8')).toBe('Notes of mine');
    await expect(backupTo(desk.file, desk.file)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('has its name from one alone, where two are given it at once', async () => {
    const make = () => onrecord(['backup', backup, '--db', desk.file]);
    const codes = (await Promise.all([make(), make(), make()])).map(({ code }) => code).sort();
    expect(codes).toEqual([0, 1, 1]);
    expect(await verifyBackup(backup)).toBe('whole');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('leaves no file behind when it fails', async () => {
    await expect(backupTo(join(folder, 'missing.db'), backup)).rejects.toThrow('missing.db does not exist');
    await expect(backupTo(desk.file, join(folder, 'nowhere', 'x'))).rejects.toThrow(
      'check that its folder exists',
    );
    expect(readdirSync(folder).filter((name) => /backup|missing/.test(name))).toEqual([]);
  });

  it('of a damaged database is refused', async () => {
    const connection = openPlain(desk.file);
    connection.exec("PRAGMA foreign_keys = OFF; INSERT INTO sessions VALUES ('a', 99, '', '')");
    connection.close();
    await expect(backupTo(desk.file, backup)).rejects.toMatchObject({ code: 'database_unusable' });
    expect(existsSync(backup)).toBe(false);
  });
});

describe('what backups left that were ended before they were whole', () => {
  /** Last written to so many hours ago. */
  function leave(name: string, hours: number): string {
    const path = `${folder}/${name}`;
    writeFileSync(path, 'half of a database');
    const then = Date.now() / 1000 - hours * 3600;
    utimesSync(path, then, then);
    return path;
  }

  it('goes a day later, whatever process wrote it, and nothing of others does', async () => {
    const young = [
      leave('monday.backup.99999999.part', 23),
      leave('onrecord.db.before-x.backup.77.part', 23),
    ];
    const others = ['another.db.before-x.backup.77.part', 'onrecord-2-20230604T020000000Z.backup.unverified'];
    const kept = [...young, ...['monday.backup.note.part', ...others].map((name) => leave(name, 25))];
    const old = [
      `monday.backup.${process.ppid}.part`,
      'monday.backup.77.part-journal',
      `onrecord.db.before-x.backup.${process.pid}.part`,
      'onrecord-20230604T020000000Z.backup.unverified',
      'onrecord-20230604T020000000Z.backup.unverified.77.part',
    ].map((name) => leave(name, 25));
    await backupTo(desk.file, backup);
    expect(await verifyBackup(backup)).toBe('whole');
    expect(kept.filter((path) => !existsSync(path))).toEqual([]);
    expect(old.filter((path) => existsSync(path))).toEqual([]);
  });

  it('goes at a start, too, which says so', () => {
    const left = leave('onrecord.db.before-x.backup.77.part', 25);
    expect(removeBrokenOff({ folder, file: desk.file })).toEqual([left]);
  });
});

it('a copy of an open connection leaves it unable to write, as it was', async () => {
  const connection = openConnection(desk.file, 'read');
  const target = `${folder}/rescued.backup`;
  await rescueTo(connection, target);
  expect(await verifyBackup(target)).toBe('whole');
  expect(connection.pragma('query_only', { simple: true })).toBe(1);
  connection.close();
});

describe('verifying a backup', () => {
  beforeEach(() => backupTo(desk.file, backup));

  it('refuses it wherever a single bit has turned', async () => {
    const sound = readFileSync(backup);
    // Every 4999th byte, and every third of the seal: some hit structure, some words, some free space.
    const places = Array.from(sound.keys()).filter(
      (at) => at % 4999 === 0 || (at > sound.length - 115 && at % 3 === 0),
    );
    for (const at of places) {
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] as number) ^ 4;
      writeFileSync(backup, bytes);
      await expect(verifyBackup(backup), `byte ${at}`).rejects.toMatchObject({ code: 'database_unusable' });
    }
  });

  it('refuses it cut short', async () => {
    for (const bytes of [1, 50, 200, 4096, 5000]) {
      const cut = `${backup}.${bytes}`;
      copyFileSync(backup, cut);
      truncateSync(cut, statSync(cut).size - bytes);
      await expect(verifyBackup(cut), `${bytes} bytes`).rejects.toMatchObject({ code: 'database_unusable' });
    }
  });

  it('refuses an empty file, a text, a folder and nothing at all', async () => {
    writeFileSync(`${backup}.empty`, '');
    writeFileSync(`${backup}.text`, 'Dear editor'.padEnd(512));
    for (const path of [`${backup}.empty`, `${backup}.text`, folder, `${backup}.missing`]) {
      await expect(verifyBackup(path)).rejects.toMatchObject({ code: 'database_unusable' });
    }
  });

  it('refuses a database of another program', async () => {
    const connection = openPlain(`${backup}.foreign`);
    connection.exec('CREATE TABLE bookmarks (url TEXT)');
    connection.close();
    await expect(verifyBackup(`${backup}.foreign`)).rejects.toThrow('another program');
  });

  it('takes a sound copy made by other means, and says that it has no seal', async () => {
    const connection = openPlain(desk.file);
    connection.prepare('VACUUM INTO ?').run(`${backup}.plain`);
    connection.close();
    expect(await verifyBackup(`${backup}.plain`)).toBe('none');
  });
});

describe('restoring', () => {
  beforeEach(async () => {
    await backupTo(desk.file, backup);
    await addTag('later');
  });

  it('puts the backup where there is no database', async () => {
    const file = join(folder, 'elsewhere.db');
    expect(await restoreFrom(backup, file, plainly)).toEqual({ seal: 'whole', keptAside: null });
    expect(tagsIn(file)).toEqual(['taiwan']);
    expect(statSync(file).size % 4096).toBe(0);
  });

  it('takes the place of a database only when it is told to, and keeps the old one whole', async () => {
    await expect(restoreFrom(backup, desk.file, plainly)).rejects.toMatchObject({ code: 'conflict' });
    expect(tagsIn(desk.file)).toEqual(['taiwan', 'later']);
    const { keptAside } = await restoreFrom(backup, desk.file, forced);
    expect(basename(keptAside as string)).toBe('onrecord.db.before-restore-20230626T080000000Z.backup');
    expect(tagsIn(desk.file)).toEqual(['taiwan']);
    expect(tagsIn(keptAside as string)).toEqual(['taiwan', 'later']);
  });

  it('is refused while a server runs', async () => {
    const { release } = holdServerLock(desk.file);
    await expect(restoreFrom(backup, desk.file, forced)).rejects.toMatchObject({ code: 'busy' });
    release();
    expect(tagsIn(desk.file)).toEqual(['taiwan', 'later']);
  });

  it('that broke off between two names is run again, and until then nothing empty is made there', async () => {
    // As a kill leaves it: what is to come is ready, what was there has gone to its new name.
    const file = join(folder, 'elsewhere.db');
    copyFileSync(backup, `${file}.restoring`);
    await expect(migrate({ file, clock })).rejects.toMatchObject({
      code: 'database_unusable',
      message: expect.stringContaining('Run `onrecord restore` again'),
    });
    expect(existsSync(file)).toBe(false);
    await restoreFrom(backup, file, plainly);
    expect(tagsIn(file)).toEqual(['taiwan']);
    expect(existsSync(`${file}.restoring`)).toBe(false);
  });

  it('moves what stands in the log alone into the file that it keeps aside', async () => {
    const { keptAside } = await restoreFrom(backup, desk.file, forced);
    // Alone, without the log that lay beside it.
    const alone = join(folder, 'alone.db');
    copyFileSync(keptAside as string, alone);
    expect(tagsIn(alone)).toEqual(['taiwan', 'later']);
  });

  it('changes nothing when the backup is damaged', async () => {
    truncateSync(backup, statSync(backup).size - 5000);
    await expect(restoreFrom(backup, desk.file, forced)).rejects.toMatchObject({ code: 'database_unusable' });
    expect(tagsIn(desk.file)).toEqual(['taiwan', 'later']);
    expect(readdirSync(folder).filter((name) => /restor/.test(name))).toEqual([]);
    // And the lock is free again.
    holdServerLock(desk.file).release();
  });

  it('puts the old one back where the head of the history cannot be stored', async () => {
    rmSync(`${desk.file}.head`, { force: true });
    mkdirSync(`${desk.file}.head`);
    await expect(restoreFrom(backup, desk.file, forced)).rejects.toMatchObject({
      code: 'database_unusable',
      message: expect.stringContaining('could not be replaced'),
    });
    expect(tagsIn(desk.file)).toEqual(['taiwan', 'later']);
    expect(readdirSync(folder).filter((name) => /restor/.test(name))).toEqual([]);
  });

  it('replaces a database that is beyond opening, and keeps its bytes', async () => {
    const file = join(folder, 'broken.db');
    writeFileSync(file, 'no database at all');
    const { keptAside } = await restoreFrom(backup, file, forced);
    expect(readFileSync(keptAside as string, 'utf8')).toBe('no database at all');
    expect(tagsIn(file)).toEqual(['taiwan']);
  });
});
