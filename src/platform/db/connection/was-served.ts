import { existsSync, realpathSync, statSync } from 'node:fs';
import { AppError } from '../../lib/errors.js';
import { headFileOf, readHeadFile } from '../heads/head-file.js';

// The lock file of a server stays when the server ends, which distinguishes a lost or emptied database from one that
// never existed.

/** The file whose lock says that a server has the database. A link to a database is the same database. */
export function lockFileOf(file: string): string {
  return `${existsSync(file) ? realpathSync(file) : file}.lock`;
}

/**
 * A new empty database in the place of a lost one would be taken for it.
 * @param size of the file in bytes; null where there is none
 * @throws AppError where a server had the file, and it is gone
 */
export function refuseLost(file: string, size: number | null): void {
  const lock = lockFileOf(file);
  // The file is empty until a server listens.
  const wasUsed = (statSync(lock, { throwIfNoEntry: false })?.size ?? 0) > 0 || hasHead(file);
  if (wasUsed && (size === null || size === 0)) throw lost(file, size, lock);
}

/** The same before a server takes the lock: an older version wrote nothing into the lock file. */
export function refuseEmptied(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? null;
  if (size === 0 && existsSync(lockFileOf(file))) throw lost(file, size, lockFileOf(file));
}

function hasHead(file: string): boolean {
  const read = readHeadFile(file);
  return 'head' in read && read.head !== null;
}

function lost(file: string, size: number | null, lock: string): AppError {
  const what = size === null ? 'does not exist' : 'is empty';
  const left = [lock, headFileOf(file)].filter((path) => existsSync(path)).join(' and ');
  return new AppError(
    'database_unusable',
    `${file} ${what}, although Onrecord served it before. Put it back, or restore a backup with \`onrecord restore\`. To start with an empty database, remove ${left} first.`,
  );
}
