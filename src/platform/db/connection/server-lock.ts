import { statSync } from 'node:fs';
import { AppError } from '../../lib/errors.js';
import { type Connection, OPEN_WAIT_MS, openPlain, refuseMissingFolder, unusable } from './open.js';
import { isBusy } from './sqlite-errors.js';
import { lockFileOf } from './was-served.js';

// One server per file. Its lock is an open transaction on a small file beside the database: the operating system frees
// it when the process ends, so no stale lock is ever left. The file's content is the address of its last server.

export interface ServerLock {
  /** Stores the address for other commands on this machine. On a full disk they do without. */
  storeAddress(address: string): void;
  /** Idempotent. */
  release(): void;
}

/**
 * Holds the lock until it is released or the process ends. The lock file stays; only the lock counts.
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
    storeAddress: (address) => storeAddress(held, file, address),
    release: () => void held.close(),
  };
}

// NOTE: EXCLUSIVE would prevent others from reading the address.
const TAKE = 'BEGIN IMMEDIATE';

function storeAddress(held: Connection, file: string, address: string): void {
  held.pragma(`busy_timeout = ${OPEN_WAIT_MS}`);
  try {
    held.exec('CREATE TABLE IF NOT EXISTS served (address TEXT NOT NULL); DELETE FROM served');
    held.prepare('INSERT INTO served VALUES (?)').run(address);
    held.exec('COMMIT');
  } catch {
    // The address is a convenience: without it a printed link has the address from the settings.
    if (held.inTransaction) held.exec('ROLLBACK');
  }
  held.pragma('busy_timeout = 0');
  try {
    held.exec(TAKE);
  } catch (error) {
    throw beingServed(file, error);
  }
}

/** The address of the server that has this database now; null where there is none, or it is unknown. */
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
