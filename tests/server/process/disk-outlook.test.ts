import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderWatch } from '../../../src/platform/db/backups/folder-watch.js';
import { describeShortage, type Outlook, readOutlook } from '../../../src/platform/db/backups/outlook.js';
import { shortageSeen } from '../../../src/server/process/disk-outlook.js';
import { diskWatchJob } from '../../../src/server/process/notices.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { openDesk } from '../../support/desk.js';

// What is said of the disks while saving still works.

const MB = 1e6;

describe('a shortage', () => {
  const roomy: Outlook = {
    ...{ copy: 900 * MB, growth: 10 * MB, reserve: 43 * MB, free: 5000 * MB, removable: 0 },
    ...{ newest: null, deskFree: 5000 * MB, deskNeeds: 43 * MB },
  };

  it.each<[string, Partial<Outlook>, string | null]>([
    ['there is room', {}, null],
    ['the backup does not fit', { free: 942 * MB }, 'there is not enough space for the next backup'],
    ['it just fits', { free: 943 * MB }, null],
    ['older ones can make room', { free: 43 * MB, removable: 900 * MB }, null],
    ['a day does not fit', { deskFree: 42 * MB }, 'the disk may be full within a day'],
  ])('is told or not where %s', (_, part, brief) => {
    expect(describeShortage({ ...roomy, ...part })?.brief ?? null).toBe(brief);
  });

  it('is told to admins with sizes', () => {
    expect(describeShortage({ ...roomy, free: 640 * MB })?.detail).toBe(
      'It needs 943 MB, 640 MB is free, and onrecord backup --keep can free 0 bytes by removing older ones.',
    );
  });
});

describe('the outlook', () => {
  let desk: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    desk = await freshDatabase();
    folder = join(dirname(desk.file), 'backups');
  });
  afterEach(async () => {
    await desk.close();
    rmSync(dirname(desk.file), { recursive: true, force: true });
  });

  const outlook = () => {
    const plan = { folder, file: desk.file, at: new Date('2023-06-11T03:00:00.000Z') };
    return readOutlook(desk.db, plan, { read: async () => ({ free: 100 * MB, size: 1000 * MB }) });
  };
  const backUp = (day: string, bytes: number) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `onrecord-202306${day}T030000000Z.backup`), Buffer.alloc(bytes));
  };

  it('reckons with a folder that does not exist yet', async () => {
    const { copy, growth, reserve, removable } = await outlook();
    expect([copy > MB, growth, reserve, removable]).toEqual([true, 0, 32 * 1024 * 1024, 0]);
  });

  it('measures the growth of a day against the newest backup that is a day old', async () => {
    const { copy } = await outlook();
    const inUse = copy - 1024 * 1024;
    backUp('01', inUse - 100_000);
    expect((await outlook()).growth).toBe(10_000);
    backUp('10', inUse - 50_000);
    expect((await outlook()).growth).toBe(50_000);
  });

  it('counts all but two backups as removable', async () => {
    for (const day of ['01', '02', '03', '04']) backUp(day, 1000);
    expect((await outlook()).removable).toBe(2000);
  });

  it('says where the folder is none, and tells admins', async () => {
    writeFileSync(folder, '');
    const backupFolder = new FolderWatch(outlook, desk.clock);
    await diskWatchJob({ ...desk, backupFolder, config: desk }).run();
    expect(shortageSeen(backupFolder)?.brief).toBe('the folder for backups cannot be read');
    expect(await desk.db.selectFrom('notices').select(['kind', 'subject', 'detail']).execute()).toEqual([
      {
        kind: 'disk',
        subject: 'The folder for backups cannot be read',
        detail: expect.stringContaining('names a file'),
      },
    ]);
  });

  it('tells admins that the folder can be read again, and nothing of space', async () => {
    writeFileSync(folder, '');
    const job = diskWatchJob({ ...desk, backupFolder: new FolderWatch(outlook, desk.clock), config: desk });
    await job.run();
    rmSync(folder);
    mkdirSync(folder);
    await job.run();
    const told = await desk.db.selectFrom('notices').select(['outcome', 'subject', 'detail']).execute();
    expect(told.slice(1)).toEqual([
      {
        outcome: 'well',
        subject: 'The folder for backups can be read again',
        detail: 'It said: The folder for backups cannot be read.',
      },
    ]);
  });

  it('is told at /readyz, which stays 200', async () => {
    writeFileSync(folder, '');
    const served = await openDesk({ backups: folder });
    await served.ctx.backupFolder?.look();
    const answer = await served.get('/readyz');
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('ready; the folder for backups cannot be read (ENOTDIR'),
    ]);
    await served.close();
  });
});
