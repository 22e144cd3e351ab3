import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../lib/errors.js';
import { type Connection, withConnection } from '../connection/open.js';
import { naming } from '../connection/open-failures.js';
import { PRIVATE_MODE } from '../connection/private-files.js';
import { refuseMissing } from '../connection/refused-files.js';
import { isDiskFull } from '../connection/sqlite-errors.js';
import { removeBrokenOff, unfinishedBackup } from './broken-off.js';
import { copyInto, refuseDamaged, syncFolderOf, withCopy } from './copies.js';
import { checkSeal, type SealState, seal, sealOf } from './seal.js';

// Copies of the whole database. Nothing is ever overwritten: a backup needs a new name.

/**
 * Writes a verified, sealed copy of the database, safe beside a running server. Blocks the thread while it copies.
 * @throws AppError `conflict` where the target exists, `disk_full`, `database_unusable`
 */
export async function backupTo(file: string, target: string): Promise<void> {
  refuseMissing(file, 'read');
  if (statSync(file).size === 0)
    throw new AppError('database_unusable', `${file} is empty: there is nothing to back up.`);
  refuseTaken(target);
  removeBrokenOff({ folder: dirname(resolve(target)), file, target });
  const part = unfinishedBackup(target);
  proveWritable(target, part);
  try {
    copyLive(file, part);
    withCopy(part, (copy) =>
      refuseDamaged(copy, `${file} is damaged`, 'Restore a backup with `onrecord restore`.'),
    );
    await seal(part);
    giveName(part, target);
    syncFolderOf(target);
  } catch (error) {
    throw isOutOfSpace(error) ? noSpaceFor(target, error) : error;
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * The same, unless one of the known backups already has identical contents.
 * @param known earlier backups, any of which may be missing or damaged by now
 * @returns the name of the backup with these contents
 * @throws AppError as `backupTo` does
 */
export async function backupOnce(file: string, target: string, known: readonly string[]): Promise<string> {
  await backupTo(file, target);
  const made = await sealOf(target);
  for (const before of known) {
    if ((await sealOf(before)) !== made || (await checkSeal(before)) !== 'whole') continue;
    rmSync(target);
    return before;
  }
  return target;
}

/**
 * The same for an open connection whose file is no longer in its place: sealed, but not checked.
 * @throws AppError `disk_full`, `conflict` where the target exists
 */
export async function rescueTo(connection: Connection, target: string): Promise<void> {
  refuseTaken(target);
  const part = unfinishedBackup(target);
  try {
    copyReading(connection, part);
    await seal(part);
    giveName(part, target);
    syncFolderOf(target);
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Checks that a backup is intact: its seal, its structure, its foreign keys, and that this version can read it.
 * @returns `none` for a sound copy made by another program, which has no seal
 * @throws AppError `database_unusable` with the fault
 */
export async function verifyBackup(backup: string): Promise<Exclude<SealState, 'broken'>> {
  if (!existsSync(backup))
    throw new AppError('database_unusable', `${backup} does not exist. Give the path of a backup.`);
  const state = await checkSeal(backup).catch((error: unknown) => {
    throw new AppError('database_unusable', `${backup} cannot be read as a backup.`, { cause: error });
  });
  if (state === 'broken') {
    throw new AppError('database_unusable', `${backup} is truncated or damaged. Use another backup.`);
  }
  withCopy(backup, (connection) => refuseDamaged(connection));
  return state;
}

function refuseTaken(target: string): void {
  if (existsSync(target))
    throw new AppError(
      'conflict',
      `${target} already exists, and a backup never overwrites a file. Choose another name.`,
    );
}

/** Renames atomically without overwriting, even where another process takes the name at the same moment. */
function giveName(part: string, target: string): void {
  try {
    linkSync(part, target);
  } catch {
    // The name was taken meanwhile, or this file system has no hard links; so the name is checked once more.
    refuseTaken(target);
    renameSync(part, target);
  }
}

/** While SQLite copies, or while the seal is added. */
function isOutOfSpace(error: unknown): boolean {
  return isDiskFull(error) || (error instanceof Error && 'code' in error && error.code === 'ENOSPC');
}

function noSpaceFor(target: string, cause: unknown): AppError {
  return new AppError(
    'disk_full',
    `The disk of ${dirname(resolve(target))} is full, so no backup was written. Free some space and try again.`,
    { cause },
  );
}

function proveWritable(target: string, part: string): void {
  try {
    closeSync(openSync(part, 'w', PRIVATE_MODE));
  } catch (error) {
    throw new AppError(
      'database_unusable',
      `${target} cannot be written: check that its folder exists and is writable.`,
      { cause: error },
    );
  }
}

/** For a read-only connection that others use at the same time. */
function copyReading(connection: Connection, target: string): void {
  connection.pragma('query_only = OFF');
  try {
    copyInto(connection, target);
  } finally {
    connection.pragma('query_only = ON');
  }
}

function copyLive(file: string, target: string): void {
  try {
    withConnection(file, 'read', (connection) => copyReading(connection, target));
  } catch (error) {
    throw error instanceof AppError && error.code === 'database_unusable' ? naming(file, error) : error;
  }
}
