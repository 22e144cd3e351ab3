import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressServed, holdServerLock } from '../../../../src/platform/db/connection/server-lock.js';
import { AppError } from '../../../../src/platform/lib/errors.js';
import { type Child, startChild } from '../../../support/child.js';
import { freshFolder } from '../../../support/database.js';

const SERVER = `
  import { addressServed, holdServerLock } from './dist/src/platform/db/connection/server-lock.js';
  holdServerLock(process.argv[1]);
  console.log('held');
  process.stdin.resume().on('end', () => process.exit());`;

let folder: string;
let file: string;
let other: Child | null = null;
beforeEach(() => {
  folder = freshFolder();
  file = join(folder, 'desk.db');
  writeFileSync(file, '');
});
afterEach(async () => {
  await other?.kill();
  other = null;
  rmSync(folder, { recursive: true, force: true });
});

async function startServer(): Promise<Child> {
  other = startChild(SERVER, [file]);
  expect(await other.line()).toBe('held');
  return other;
}

function refusal(path = file): AppError {
  try {
    holdServerLock(path).release();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The lock was free.');
}

it('a second server is refused in one line that names the file', async () => {
  await startServer();
  expect(refusal()).toMatchObject({ code: 'busy' });
  expect(refusal().detail).toBe(`${file} is being served by another Onrecord. Stop that server first.`);
});

it('a second server in the same process is refused as well', () => {
  const { release } = holdServerLock(file);
  expect(refusal().code).toBe('busy');
  release();
  holdServerLock(file).release();
});

it('the lock is free when it has been released, and releasing it twice does no harm', async () => {
  const { release } = holdServerLock(file);
  release();
  release();
  await startServer();
});

it('the lock of a server that was killed is free at once', async () => {
  const server = await startServer();
  await server.kill();
  holdServerLock(file).release();
});

it('a link to the database shares its lock', async () => {
  await startServer();
  symlinkSync(file, join(folder, 'link.db'));
  expect(refusal(join(folder, 'link.db')).code).toBe('busy');
});

it('a server tells where it answers, as long as it has the lock', () => {
  const lock = holdServerLock(file);
  expect(addressServed(file)).toBeNull();
  lock.storeAddress('http://127.0.0.1:4711');
  expect(addressServed(file)).toBe('http://127.0.0.1:4711');
  expect(refusal().code).toBe('busy');
  lock.release();
  expect(addressServed(file)).toBeNull();
  const next = holdServerLock(file);
  next.storeAddress('http://127.0.0.1:4712');
  expect(addressServed(file)).toBe('http://127.0.0.1:4712');
  next.release();
});

it('two databases in one folder do not share a lock', async () => {
  await startServer();
  holdServerLock(join(folder, 'other.db')).release();
});

it('a lock that cannot be made says why', () => {
  expect(refusal(join(folder, 'nowhere', 'desk.db'))).toMatchObject({ code: 'database_unusable' });
  mkdirSync(`${file}.lock`);
  expect(refusal().detail).toContain(`${file}.lock cannot be opened`);
});
