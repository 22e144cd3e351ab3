import {
  closeSync,
  existsSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { PRIVATE_MODE } from '../connection/private-files.js';
import { readHeadList } from '../heads/lists.js';
import { headListIn } from '../heads/places.js';
import type { DatedBackup } from './backup-names.js';
import { syncFolderOf } from './copies.js';

// The file beside a database that names the last dated backup in each folder, a line of JSON each. Without it, a disk for
// backups that is not mounted looks like one on which the first backup is still to come.

export interface LastBackup {
  readonly folder: string;
  /** The name of the backup. */
  readonly backup: string;
}

/** A folder to which a backup was written lacks it, and any later one. */
export class BackupsGone extends Error {
  readonly last: LastBackup;

  constructor(last: LastBackup) {
    super(`${last.folder} lacks ${last.backup}, which was written there`);
    this.last = last;
  }
}

/** The file that names the last backups cannot be read, so that a missing one would not be noticed. */
export class LastBackupUnread extends Error {
  readonly path: string;

  constructor(path: string, cause: Error) {
    super(`${path} cannot be read: ${cause.message}`, { cause });
    this.path = path;
  }
}

/** Folders that are remembered; of more, those written to longest ago are forgotten. */
const MAX_FOLDERS = 50;

/**
 * Replaces the file, so that it is never half there.
 * @throws a system error where it cannot be written; LastBackupUnread where it cannot be read
 */
export async function keepLastBackup(file: string, { folder, backup }: LastBackup): Promise<void> {
  const own = { folder: resolve(folder), backup };
  const others = (await readLastBackups(file)).filter((one) => one.folder !== own.folder);
  const lines = [...others, own].slice(-MAX_FOLDERS).map((one) => `${JSON.stringify(one)}\n`);
  const temporary = `${pathFor(file)}.${process.pid}.part`;
  try {
    writePrivate(temporary, lines.join(''), file);
    renameSync(temporary, pathFor(file));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolderOf(file);
}

/** For the owner of the database alone, who may not be the one that makes backups. */
function writePrivate(path: string, text: string, database: string): void {
  const handle = openSync(path, 'w', PRIVATE_MODE);
  try {
    writeSync(handle, text);
    const { uid, gid } = statSync(database);
    if (process.getuid?.() === 0) fchownSync(handle, uid, gid);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Null where none was written to that folder. @throws LastBackupUnread */
export async function lastBackupIn(folder: string, file: string): Promise<LastBackup | null> {
  const known = await readLastBackups(file);
  return known.find((one) => one.folder === resolve(folder)) ?? null;
}

/**
 * A backup that was moved to another place still stands in the list of heads. What else lies in the folder proves
 * nothing: it may lie below the mount.
 * @param good the good backups in the folder, by name
 * @throws BackupsGone where the folder held a backup, and neither it nor a later one is there
 * @throws LastBackupUnread
 */
export async function refuseGone(folder: string, file: string, good: readonly DatedBackup[]): Promise<void> {
  const last = await lastBackupIn(folder, file);
  if (last === null || good.some(({ path }) => basename(path) >= last.backup)) return;
  const heads = await readHeadList(headListIn(folder, file), file);
  if (!heads.some(({ backup }) => backup === last.backup)) throw new BackupsGone(last);
}

/** A link to a database is the same database. */
function pathFor(file: string): string {
  return `${existsSync(file) ? realpathSync(file) : file}.last-backup`;
}

async function readLastBackups(file: string): Promise<readonly LastBackup[]> {
  const text = (await unlessMissing(readFile(pathFor(file), 'utf8'), pathFor(file))) ?? '';
  return text.split('\n').flatMap((line) => parsed(line) ?? []);
}

/** Null for a line that is not of such a file. */
function parsed(line: string): LastBackup | null {
  try {
    const { folder, backup } = (JSON.parse(line) ?? {}) as Partial<Record<keyof LastBackup, unknown>>;
    return typeof folder === 'string' && typeof backup === 'string' ? { folder, backup } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function unlessMissing<T>(answer: Promise<T>, path: string): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT') return null;
    throw new LastBackupUnread(path, error);
  }
}
