import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Clock } from '../../lib/clock.js';
import { AppError } from '../../lib/errors.js';
import { type Connection, OPEN_WAIT_MS, openPlain } from '../connection/open.js';
import { unfinishedRestore } from '../connection/refused-files.js';
import { holdServerLock } from '../connection/server-lock.js';
import { headsBeforeRestore, planRestore, storeHead } from '../heads/continue.js';
import type { StoredHead } from '../heads/head.js';
import { verifyBackup } from './backup.js';
import { copyInto, sync, syncFolderOf, withCopy } from './copies.js';
import type { SealState } from './seal.js';

// Restores a database from a backup. The replaced database is kept aside.

export interface RestoreOptions {
  /** Replaces an existing database. */
  readonly force: boolean;
  /** Dates the name under which the old database is kept. */
  readonly clock: Clock;
}

export interface RestoreOutcome {
  readonly seal: Exclude<SealState, 'broken'>;
  /** The new name of the replaced database; null where there was none. */
  readonly keptAside: string | null;
}

/**
 * Replaces the database with a backup, once that is verified.
 * @throws AppError `database_unusable` for a backup that is missing or damaged, whatever else is wrong; `busy` while a
 * server runs, `conflict` where the file exists without `force`
 */
export async function restoreFrom(
  backup: string,
  file: string,
  options: RestoreOptions,
): Promise<RestoreOutcome> {
  // First of all, since without a valid backup nothing else matters.
  const state = await verifyBackup(backup);
  const lock = holdServerLock(file);
  const part = unfinishedRestore(file);
  try {
    if (existsSync(file) && !options.force) {
      throw new AppError(
        'conflict',
        `${file} already exists. Use --force to replace it; the existing database is renamed.`,
      );
    }
    withCopy(backup, (connection) => copyInto(connection, part));
    sync(part, 'r+');
    checkpointLog(file);
    const plan = planOf(backup, part, headsBeforeRestore(file, options.clock));
    const keptAside = keepAside(file, options.clock);
    try {
      // Before the database has its name, so that a head beside it is never ahead of it.
      storeHead(file, plan.end, { clock: options.clock, continues: plan.continues });
    } catch (error) {
      if (keptAside !== null) move(keptAside, file);
      throw error;
    }
    renameSync(part, file);
    syncFolderOf(file);
    return { seal: state, keptAside };
  } finally {
    rmSync(part, { force: true });
    lock.release();
  }
}

function planOf(backup: string, part: string, heads: readonly StoredHead[]): ReturnType<typeof planRestore> {
  let plan: ReturnType<typeof planRestore> = { end: null, continues: null };
  withCopy(part, (connection) => {
    plan = planRestore(connection, heads, basename(backup));
  });
  return plan;
}

// Checkpoints the log into the file, so that the file is complete if the process ends between the two renames. A file
// that cannot be opened is left as it is.
function checkpointLog(file: string): void {
  // NOTE: opening a missing file beside a log would create an empty one.
  if (!existsSync(file) || !existsSync(`${file}-wal`)) return;
  let connection: Connection | null = null;
  try {
    connection = openPlain(file, { waitMs: OPEN_WAIT_MS });
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // NOTE: its bytes are kept aside together with its log, for a manual recovery.
  } finally {
    connection?.close();
  }
}

// The file first: without it no server starts here until the restore is repeated (`refuseMissing`). The rest of its log
// follows.
function keepAside(file: string, clock: Clock): string | null {
  const stamp = clock.now().toISOString().replaceAll(/[-:.]/g, '');
  const aside = `${file}.before-restore-${stamp}.backup`;
  move(file, aside);
  return existsSync(aside) ? aside : null;
}

function move(from: string, to: string): void {
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(from + ending)) renameSync(from + ending, to + ending);
}
