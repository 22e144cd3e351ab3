import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, writeSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { PRIVATE_MODE } from '../connection/private-files.js';
import { headListIn } from '../heads/places.js';
import { syncFolderOf } from './copies.js';

// The file beside a database that names the last dated backup in each folder, a line of JSON each. Without it, a disk for
// backups that is not mounted looks like one on which the first backup is still to come.

export interface LastBackup {
  readonly folder: string;
  /** The name of the backup. */
  readonly backup: string;
}

/** A folder that held backups of this database has none, and none of what stands beside them. */
export class BackupsGone extends Error {
  readonly last: LastBackup;

  constructor(last: LastBackup) {
    super(`${last.backup} was written to ${last.folder}, which now holds no backup`);
    this.last = last;
  }
}

/** Replaces the file, so that it is never half there. @throws a system error where it cannot be written */
export async function keepLastBackup(file: string, { folder, backup }: LastBackup): Promise<void> {
  const own = { folder: resolve(folder), backup };
  const others = (await readLastBackups(file)).filter((one) => one.folder !== own.folder);
  const lines = [...others, own].map((one) => `${JSON.stringify(one)}\n`).join('');
  const temporary = `${pathFor(file)}.${process.pid}.part`;
  const handle = openSync(temporary, 'w', PRIVATE_MODE);
  try {
    writeSync(handle, lines);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, pathFor(file));
  syncFolderOf(file);
}

/** Null where none was written to that folder. @throws a system error where the file cannot be read */
export async function lastBackupIn(folder: string, file: string): Promise<LastBackup | null> {
  const known = await readLastBackups(file);
  return known.find((one) => one.folder === resolve(folder)) ?? null;
}

/**
 * For a folder without good backups of this database. A faulty one or the list of heads shows that its disk is there.
 * @throws BackupsGone where there were some, in this folder
 */
export async function refuseGone(folder: string, file: string): Promise<void> {
  const last = await lastBackupIn(folder, file);
  if (last === null) return;
  const names = (await unlessMissing(readdir(folder))) ?? [];
  const heads = basename(headListIn(folder, file));
  const start = heads.replace(/heads\.txt$/, '');
  if (!names.some((name) => name === heads || (name.startsWith(start) && name.includes('.backup'))))
    throw new BackupsGone(last);
}

/** A link to a database is the same database. */
function pathFor(file: string): string {
  return `${existsSync(file) ? realpathSync(file) : file}.last-backup`;
}

async function readLastBackups(file: string): Promise<readonly LastBackup[]> {
  const text = (await unlessMissing(readFile(pathFor(file), 'utf8'))) ?? '';
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

async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
