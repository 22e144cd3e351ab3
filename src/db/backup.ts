import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Clock } from '../lib/clock.js';
import { AppError } from '../lib/errors.js';
import { faultsOf } from './checks.js';
import {
  APPLICATION_ID,
  type Connection,
  naming,
  OPEN_WAIT_MS,
  openConnection,
  openPlain,
  refuseForeign,
  refuseMissing,
  unfinishedRestore,
  unusable,
} from './open.js';
import { checkSeal, type SealState, seal } from './seal.js';
import { holdServerLock } from './server-lock.js';
import { toAppError } from './sqlite-errors.js';

// Copies of the whole database, and the way back. Nothing is ever overwritten: a backup wants a new name,
// and what a restored backup replaces is kept aside.

/**
 * Writes a verified, sealed copy of the database as it stands, safe beside a server and its writers.
 * Blocks the thread while it copies.
 * @throws AppError `conflict` where the target exists, `disk_full`, `database_unusable`
 */
export async function backupTo(file: string, target: string): Promise<void> {
  refuseMissing(file, 'read');
  if (statSync(file).size === 0)
    throw new AppError('database_unusable', `${file} is empty: there is nothing to copy.`);
  refuseTaken(target);
  removeBrokenOff(target);
  // Its own for each process: two that write the same backup at once never touch each other's.
  const part = `${target}.${process.pid}.part`;
  proveWritable(target, part);
  try {
    copyLive(file, part);
    withCopy(part, (copy) =>
      refuseDamaged(copy, `${file} is damaged`, 'Bring a backup back with `onrecord restore`.'),
    );
    await seal(part);
    // Once more, since the copying may have taken long.
    refuseTaken(target);
    renameSync(part, target);
    syncFolderOf(target);
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Checks that a backup is whole: its seal, its structure, its keys, and that this version can read it.
 * @returns `none` for a sound copy made by another program, which has no seal to vouch for its words
 * @throws AppError `database_unusable` saying what is wrong with it
 */
export async function verifyBackup(backup: string): Promise<Exclude<SealState, 'broken'>> {
  if (!existsSync(backup))
    throw new AppError('database_unusable', `${backup} does not exist. Name the backup to bring back.`);
  const state = await checkSeal(backup).catch((error: unknown) => {
    throw new AppError('database_unusable', `${backup} cannot be read as a backup.`, { cause: error });
  });
  if (state === 'broken') {
    throw new AppError(
      'database_unusable',
      `${backup} has been cut short or damaged since it was made. Use another backup.`,
    );
  }
  withCopy(backup, (connection) => refuseDamaged(connection));
  return state;
}

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
 * @throws AppError `busy` while a server runs, `conflict` where the file exists and force was not asked for
 */
export async function restoreFrom(
  backup: string,
  file: string,
  options: RestoreOptions,
): Promise<RestoreOutcome> {
  const release = holdServerLock(file);
  const part = unfinishedRestore(file);
  try {
    if (existsSync(file) && !options.force) {
      throw new AppError(
        'conflict',
        `${file} exists already. With --force the backup takes its place, and the present database is kept aside.`,
      );
    }
    const state = await verifyBackup(backup);
    withCopy(backup, (connection) => copyInto(connection, part));
    syncFile(part);
    settleLog(file);
    const keptAside = keepAside(file, options.clock);
    renameSync(part, file);
    syncFolderOf(file);
    return { seal: state, keptAside };
  } finally {
    rmSync(part, { force: true });
    release();
  }
}

function refuseTaken(target: string): void {
  if (existsSync(target))
    throw new AppError(
      'conflict',
      `${target} exists already, and a backup overwrites nothing. Name another file.`,
    );
}

/** What a backup of this name left behind whose process was ended before it was whole. */
function removeBrokenOff(target: string): void {
  const folder = dirname(resolve(target));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const id = /\.(\d+)\.part$/.exec(name)?.[1];
    if (id !== undefined && name === `${basename(target)}.${id}.part` && !isRunning(Number(id)))
      rmSync(join(folder, name), { force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's, whom we may not even ask.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function proveWritable(target: string, part: string): void {
  try {
    closeSync(openSync(part, 'w'));
  } catch (error) {
    throw new AppError(
      'database_unusable',
      `${target} cannot be written: check that its folder exists and who may write to it.`,
      { cause: error },
    );
  }
}

function copyLive(file: string, target: string): void {
  const connection = openConnection(file, 'read');
  try {
    connection.pragma('query_only = OFF');
    copyInto(connection, target);
  } catch (error) {
    throw error instanceof AppError && error.code === 'database_unusable' ? naming(file, error) : error;
  } finally {
    connection.close();
  }
}

// One read transaction from beginning to end: whatever others write meanwhile is not in it. Pages that are
// free are left out, and with them what was erased; so is a seal.
function copyInto(connection: Connection, target: string): void {
  rmSync(target, { force: true });
  try {
    connection.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    throw toAppError(error);
  }
}

function refuseDamaged(
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

function withCopy(file: string, use: (connection: Connection) => void): void {
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

// Without this the new name may be gone after a power cut, though the file is there.
function syncFolderOf(file: string): void {
  const handle = openSync(dirname(resolve(file)), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
