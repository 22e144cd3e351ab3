import { statSync } from 'node:fs';
import { AppError } from '../lib/errors.js';
import { type Connection, OPEN_WAIT_MS, openPlain, refuseMissingFolder, unusable } from './open.js';
import { isBusy } from './sqlite-errors.js';
import { lockFileOf } from './was-served.js';

// One server a file. Its lock is an open transaction on a small file beside the database: the system
// frees it when the process ends, however it ends, so no stale lock is ever left to clear by hand. What the file holds
// is the address of the server that had it last.

export interface ServerLock {
  /** Keeps the address for other commands on this machine. Where the disk takes nothing, they do without. */
  tell(address: string): void;
  /** Safe to call twice. */
  release(): void;
}

/**
 * Holds the lock until it is released or the process ends. The lock file stays; only its lock counts.
 * @throws AppError `busy` where another server holds it, `database_unusable` where no lock can be made
 */
export function holdServerLock(file: string): ServerLock {
  refuseMissingFolder(file);
  const lock = lockFileOf(file);
  let connection: Connection | null = null;
  try {
    connection = openPlain(lock);
    connection.exec(TAKE);
  } catch (error) {
    connection?.close();
    if (!isBusy(error)) throw unusable(lock, error);
    throw beingServed(file, error);
  }
  const held = connection;
  return {
    tell: (address) => tell(held, file, address),
    release: () => void held.close(),
  };
}

// NOTE: not EXCLUSIVE, which would keep others from reading the address.
const TAKE = 'BEGIN IMMEDIATE';

function tell(held: Connection, file: string, address: string): void {
  held.pragma(`busy_timeout = ${OPEN_WAIT_MS}`);
  try {
    held.exec('CREATE TABLE IF NOT EXISTS served (address TEXT NOT NULL); DELETE FROM served');
    held.prepare('INSERT INTO served VALUES (?)').run(address);
    held.exec('COMMIT');
  } catch {
    // The address is a convenience: without it a link is printed with the one that the settings name.
    if (held.inTransaction) held.exec('ROLLBACK');
  }
  held.pragma('busy_timeout = 0');
  try {
    held.exec(TAKE);
  } catch (error) {
    throw beingServed(file, error);
  }
}

/** Where a server answers that has this database now; null where none has, or none that said so. */
export function addressServed(file: string): string | null {
  const lock = lockFileOf(file);
  if ((statSync(lock, { throwIfNoEntry: false })?.size ?? 0) === 0) return null;
  const connection = openPlain(lock);
  try {
    const address = connection.prepare('SELECT address FROM served').pluck().get();
    return typeof address === 'string' && isHeld(connection) ? address : null;
  } catch {
    return null;
  } finally {
    connection.close();
  }
}

function isHeld(connection: Connection): boolean {
  try {
    connection.exec(`${TAKE}; ROLLBACK`);
    return false;
  } catch (error) {
    return isBusy(error);
  }
}

function beingServed(file: string, cause: unknown): AppError {
  return new AppError('busy', `${file} is being served by another Onrecord. Stop that server first.`, {
    cause,
  });
}
