import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Clock } from '../lib/clock.js';
import { AppError } from '../lib/errors.js';
import { verifyBackup } from './backup.js';
import { copyInto, syncFolderOf, withCopy } from './copies.js';
import { type Connection, OPEN_WAIT_MS, openPlain, unfinishedRestore } from './open.js';
import type { SealState } from './seal.js';
import { holdServerLock } from './server-lock.js';

// The way back from a backup. What it replaces is kept aside.

export interface RestoreOptions {
  /** Puts the backup in the place of a database that exists. */
  readonly force: boolean;
  /** Dates the name under which the old database is kept. */
  readonly clock: Clock;
}

export interface RestoreOutcome {
  readonly seal: Exclude<SealState, 'broken'>;
  /** Where the database that stood there before is now; null where there was none. */
  readonly keptAside: string | null;
}

/**
 * Puts a backup in the place of the database, once it has been verified.
 * @throws AppError `database_unusable` for a backup that is not there or not whole, whatever else is amiss; `busy`
 * while a server runs, `conflict` where the file exists and force was not asked for
 */
export async function restoreFrom(
  backup: string,
  file: string,
  options: RestoreOptions,
): Promise<RestoreOutcome> {
  // Before anything is asked of its place: without a backup there is nothing to put there.
  const state = await verifyBackup(backup);
  const lock = holdServerLock(file);
  const part = unfinishedRestore(file);
  try {
    if (existsSync(file) && !options.force) {
      throw new AppError(
        'conflict',
        `${file} exists already. With --force the backup takes its place, and the present database is kept aside.`,
      );
    }
    withCopy(backup, (connection) => copyInto(connection, part));
    syncFile(part);
    settleLog(file);
    const keptAside = keepAside(file, options.clock);
    renameSync(part, file);
    syncFolderOf(file);
    return { seal: state, keptAside };
  } finally {
    rmSync(part, { force: true });
    lock.release();
  }
}

// Moves the changes in the log into the file, so that whatever happens between two names the file has all of them.
// One that is beyond opening is left as it is.
function settleLog(file: string): void {
  // NOTE: opened without its file, a log alone would get an empty one.
  if (!existsSync(file) || !existsSync(`${file}-wal`)) return;
  let connection: Connection | null = null;
  try {
    connection = openPlain(file, { waitMs: OPEN_WAIT_MS });
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // NOTE: its bytes are kept aside with its log beside them, for whoever can make something of them.
  } finally {
    connection?.close();
  }
}

// The file first: without it nothing is served here until the restore has been run to its end (`refuseMissing`).
// What is left of its log goes with it.
function keepAside(file: string, clock: Clock): string | null {
  const stamp = clock.now().toISOString().replaceAll(/[-:.]/g, '');
  const aside = `${file}.before-restore-${stamp}.backup`;
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
  }
  return existsSync(aside) ? aside : null;
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
