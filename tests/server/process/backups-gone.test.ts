import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderWatch } from '../../../src/platform/db/backups/folder-watch.js';
import { readOutlook } from '../../../src/platform/db/backups/outlook.js';
import { shortageInBrief } from '../../../src/server/process/disk-outlook.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { runCommand } from '../../support/run-command.js';

// A disk for backups that is not mounted: its folder is missing, or the empty one below the mount.

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

const backUp = (...more: string[]) => runCommand(['backup', '--db', desk.file, '--dir', folder, ...more]);
const record = () => `${desk.file}.last-backup`;

async function told(): Promise<string | null> {
  const plan = { folder, file: desk.file, at: desk.clock.now() };
  const watch = new FolderWatch((onAnswer) => readOutlook(desk.db, plan, { onAnswer }), desk.clock);
  await watch.look();
  return shortageInBrief(watch);
}

const GONE = /^the folder for backups is missing, or lacks the last backup written there \(looked at /;

describe('a folder for backups that held some', () => {
  it('is told to be missing, and well again once it is there', async () => {
    expect(await told()).toBeNull();
    expect((await backUp()).code).toBe(0);
    expect(await told()).toBeNull();
    renameSync(folder, `${folder}-away`);
    expect(await told()).toMatch(GONE);
    renameSync(`${folder}-away`, folder);
    expect(await told()).toBeNull();
  });

  it('is told to be empty', async () => {
    await backUp();
    renameSync(folder, `${folder}-away`);
    mkdirSync(folder);
    expect(await told()).toMatch(GONE);
  });

  it('is told to lack the last one, whatever else lies below its mount', async () => {
    await backUp();
    renameSync(folder, `${folder}-away`);
    mkdirSync(folder);
    for (const name of [
      'onrecord-20200101T000000000Z.backup',
      'onrecord-20990101T000000000Z.backup.unverified',
    ])
      writeFileSync(join(folder, name), '');
    expect(await told()).toMatch(GONE);
    expect((await backUp()).code).toBe(1);
  });

  it('is well when its backups were moved elsewhere and the list of heads stayed', async () => {
    await runCommand([
      'user',
      'add',
      'ada@example.org',
      '--name',
      'Ada',
      '--role',
      'admin',
      '--db',
      desk.file,
    ]);
    await backUp();
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.backup')))
      rmSync(join(folder, name));
    expect(await told()).toBeNull();
    expect((await backUp()).code).toBe(0);
  });

  it('is remembered though the next backup went elsewhere, and an earlier version wrote it', async () => {
    await backUp();
    rmSync(record());
    expect(await told()).toBeNull();
    expect(existsSync(record())).toBe(true);
    expect((await runCommand(['backup', '--db', desk.file, '--dir', `${folder}-2`])).code).toBe(0);
    expect(readFileSync(record(), 'utf8').split('\n')).toHaveLength(3);
    renameSync(folder, `${folder}-away`);
    expect(await told()).toMatch(GONE);
  });
});

describe('a backup', () => {
  it('is not written below the mount of a disk that is gone', async () => {
    await backUp();
    rmSync(folder, { recursive: true });
    const { code, err } = await backUp();
    expect(code).toBe(1);
    expect(err).toContain(`${folder} is missing, or lacks onrecord-`);
    expect(err).toContain('run this once with --anew');
    expect(existsSync(folder)).toBe(false);
    mkdirSync(folder);
    expect((await backUp()).code).toBe(1);
  });

  it('is written there anew when the earlier ones were removed on purpose', async () => {
    await backUp();
    rmSync(folder, { recursive: true });
    expect((await backUp('--anew')).code).toBe(0);
    expect((await backUp()).code).toBe(0);
    expect(await told()).toBeNull();
  });

  it('leaves the name of its folder for the owner of the database alone', async () => {
    await backUp();
    expect(statSync(record()).mode & 0o777).toBe(0o600);
  });

  it('is written though the file that names the last one cannot be read, and says so', async () => {
    mkdirSync(record());
    expect(await told()).toBeNull();
    const { code, err } = await backUp();
    expect([code, err.includes(`${record()} cannot be read: `)]).toEqual([0, true]);
  });

  it('leaves nothing half written beside the database', async () => {
    mkdirSync(record());
    await backUp();
    expect(readdirSync(dirname(desk.file)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('remembers the fifty folders that were written to last', async () => {
    const line = (n: number) => `${JSON.stringify({ folder: `/backups/${n}`, backup: 'one' })}\n`;
    writeFileSync(record(), Array.from({ length: 60 }, (_, n) => line(n)).join(''));
    await backUp();
    const lines = readFileSync(record(), 'utf8').trim().split('\n');
    expect([lines.length, lines[0], lines.at(-1)?.includes(folder)]).toEqual([50, line(11).trim(), true]);
  });

  it('is refused with --anew and a file', async () => {
    const { code, err } = await runCommand(['backup', '--db', desk.file, join(folder, 'one'), '--anew']);
    expect([code, err.includes('--anew are about a folder')]).toEqual([2, true]);
  });
});
