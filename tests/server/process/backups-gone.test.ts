import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
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

const GONE = /^the folder for backups is missing or empty, though it held backups \(looked at /;

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
    expect(err).toContain(`${folder} is missing or empty, though `);
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

  it('is refused with --anew and a file', async () => {
    const { code, err } = await runCommand(['backup', '--db', desk.file, join(folder, 'one'), '--anew']);
    expect([code, err.includes('--anew are about a folder')]).toEqual([2, true]);
  });
});
