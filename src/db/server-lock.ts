import { existsSync, realpathSync } from 'node:fs';
import { AppError } from '../lib/errors.js';
import { type Connection, openPlain, refuseMissingFolder, unusable } from './open.js';
import { isBusy } from './sqlite-errors.js';

// One server a file. Its lock is an open transaction on a small file beside the database: the system
// frees it when the process ends, however it ends, so no stale lock is ever left to clear by hand.

/**
 * Holds the lock until it is released or the process ends. The lock file stays; only its lock counts.
 * @returns releases the lock; safe to call twice
 * @throws AppError `busy` where another server holds it, `database_unusable` where no lock can be made
 */
export function holdServerLock(file: string): () => void {
  refuseMissingFolder(file);
  const lock = lockFileOf(file);
  let connection: Connection | null = null;
  try {
    connection = openPlain(lock);
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection?.close();
    if (!isBusy(error)) throw unusable(lock, error);
    throw new AppError('busy', `${file} is being served by another Onrecord. Stop that server first.`, {
      cause: error,
    });
  }
  const held = connection;
  return () => {
    held.close();
  };
}

// A link to the database is the same database.
function lockFileOf(file: string): string {
  return `${existsSync(file) ? realpathSync(file) : file}.lock`;
}
