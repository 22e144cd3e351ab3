import { existsSync, realpathSync, statSync } from 'node:fs';
import { AppError } from '../lib/errors.js';

// The lock of a server stays beside the database when the server has ended: it tells a database that is gone or was
// emptied from one that never was.

/** Whether a server has the database stands in the lock of this file. A link to a database is the same database. */
export function lockFileOf(file: string): string {
  return `${existsSync(file) ? realpathSync(file) : file}.lock`;
}

/**
 * An empty desk made where people had theirs would be taken for it.
 * @param size of the file in bytes; null where there is none
 * @throws AppError where a desk was served from the file, and is not there any more
 */
export function refuseLost(file: string, size: number | null): void {
  const lock = lockFileOf(file);
  // Until a server listens there is nothing in it.
  const wasServed = (statSync(lock, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (wasServed && (size === null || size === 0)) throw lost(file, size, lock);
}

/** The same before a server takes the lock: whoever had it may have been of a version that wrote nothing into it. */
export function refuseEmptied(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? null;
  if (size === 0 && existsSync(lockFileOf(file))) throw lost(file, size, lockFileOf(file));
}

function lost(file: string, size: number | null, lock: string): AppError {
  const what = size === null ? 'does not exist' : 'is empty';
  return new AppError(
    'database_unusable',
    `${file} ${what}, although Onrecord served it before. Put it back, or restore a backup with \`onrecord restore\`. To start with an empty database, remove ${lock} first.`,
  );
}
