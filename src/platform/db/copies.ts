import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../lib/errors.js';
import { faultsOf } from './checks.js';
import { APPLICATION_ID, type Connection, openPlain, refuseForeign, unusable } from './open.js';
import { makePrivateFile } from './private-files.js';
import { toAppError } from './sqlite-errors.js';

// What a backup and its restoration do with a copy of the database.

// One read transaction from beginning to end: whatever others write meanwhile is not in it. Pages that are
// free are left out, and with them what was erased; so is a seal.
export function copyInto(connection: Connection, target: string): void {
  rmSync(target, { force: true });
  // SQLite copies into an empty file, too, and leaves its mode as it is.
  makePrivateFile(target);
  try {
    connection.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    throw toAppError(error);
  }
}

export function refuseDamaged(
  connection: Connection,
  what = `${connection.name} is damaged`,
  advice = 'Use another backup.',
): void {
  refuseForeign(connection.name, connection);
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new AppError('database_unusable', `${connection.name} is empty: there is nothing to bring back.`);
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

// Without this the new name may be gone after a power cut, though the file is there.
export function syncFolderOf(file: string): void {
  const handle = openSync(dirname(resolve(file)), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
