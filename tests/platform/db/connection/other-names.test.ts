import { chmodSync, linkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { networkFileSystemOf, otherNameOf } from '../../../../src/platform/db/connection/other-names.js';
import { isOpenToOthers } from '../../../../src/platform/db/connection/private-files.js';
import { migrate } from '../../../../src/platform/db/migrate.js';
import { systemClock } from '../../../../src/platform/lib/clock.js';
import { AppError } from '../../../../src/platform/lib/errors.js';
import { type Child, startChild } from '../../../support/child.js';
import { freshFolder } from '../../../support/database.js';

const HOLDER = `
  import { openConnection } from './dist/src/platform/db/connection/open.js';
  const held = openConnection(process.argv[1], 'write');
  held.prepare('select count(*) from users').get();
  console.log('held');
  process.stdin.resume().on('end', () => { held.close(); process.exit(); });`;

let folder: string;
let file: string;
let link: string;
let other: Child | null = null;
beforeEach(async () => {
  folder = freshFolder();
  [file, link] = [join(folder, 'desk.db'), join(folder, 'again.db')];
  await migrate({ file, clock: systemClock });
});
afterEach(async () => {
  await other?.kill();
  other = null;
  rmSync(folder, { recursive: true, force: true });
});

function refusal(path: string): AppError {
  try {
    otherNameOf(path);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

async function hold(path: string): Promise<void> {
  other = startChild(HOLDER, [path]);
  expect(await other.line()).toBe('held');
}

it('a file with one name is nothing to warn of, whoever has it open', async () => {
  await hold(file);
  expect(otherNameOf(file)).toBeNull();
});

it('a file that another program has open under a hard link is refused under either name', async () => {
  linkSync(file, link);
  await hold(link);
  for (const path of [file, link]) {
    expect(refusal(path)).toMatchObject({ code: 'busy' });
    expect(refusal(path).detail).toContain('has 2 hard links, and another program has it open');
  }
});

it('a hard link that nobody has open is warned of, and the file is as it was', () => {
  linkSync(file, link);
  const before = statSync(file).mtimeMs;
  expect(otherNameOf(file)).toContain('has 2 hard links.');
  expect(statSync(file).mtimeMs).toBe(before);
});

it('a file that is missing, empty or no database is left to whoever opens it', () => {
  expect(otherNameOf(folder)).toBeNull();
  expect(otherNameOf(join(folder, 'none.db'))).toBeNull();
  writeFileSync(join(folder, 'empty.db'), '');
  expect(otherNameOf(join(folder, 'empty.db'))).toBeNull();
  writeFileSync(join(folder, 'text.db'), 'words');
  linkSync(join(folder, 'text.db'), join(folder, 'text-again.db'));
  expect(otherNameOf(join(folder, 'text.db'))).toContain('2 hard links');
});

it('a local disk is no network', () => {
  expect(networkFileSystemOf(folder)).toBeNull();
});

it('a database is private, and one that others may read is told from it', () => {
  expect(isOpenToOthers(file)).toBe(false);
  chmodSync(file, 0o640);
  expect(isOpenToOthers(file)).toBe(true);
});
