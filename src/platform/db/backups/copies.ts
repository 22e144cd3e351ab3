import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../lib/errors.js';
import { type Connection, openPlain } from '../connection/open.js';
import { unusable } from '../connection/open-failures.js';
import { makePrivateFile } from '../connection/private-files.js';
import { APPLICATION_ID, refuseForeign } from '../connection/refused-files.js';
import { explained } from '../connection/sqlite-errors.js';
import { faultsOf } from '../integrity/checks.js';

// What backup and restore do with a copy of the database.

// One read transaction throughout, so that concurrent writes are not in the copy. Free pages, which may hold erased
// text, and the seal are left out.
export function copyInto(connection: Connection, target: string): void {
  rmSync(target, { force: true });
  // SQLite also copies into an empty file and keeps its mode.
  makePrivateFile(target);
  explained(() => connection.prepare('VACUUM INTO ?').run(target));
}

export function refuseDamaged(
  connection: Connection,
  what = `${connection.name} is damaged`,
  advice = 'Use another backup.',
): void {
  refuseForeign(connection.name, connection);
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new AppError('database_unusable', `${connection.name} is empty: there is nothing to restore.`);
  }
  const [first] = faultsOf(connection);
  if (first === undefined) return;
  throw new AppError('database_unusable', `${what} (${first}). ${advice}`);
}

export function withCopy(file: string, use: (connection: Connection) => void): void {
  let connection: Connection | null = null;
  try {
    connection = openPlain(file, { readOnly: true });
    use(connection);
  } catch (error) {
    throw unusable(file, error);
  } finally {
    connection?.close();
  }
}

// Without this a power failure can lose the new name, though not the file.
export function syncFolderOf(file: string): void {
  sync(dirname(resolve(file)), 'r');
}

export function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
