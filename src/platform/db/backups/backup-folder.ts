import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../lib/errors.js';
import {
  backupsNamed,
  type DatedBackup,
  nameOfBackup,
  type Sort,
  UNVERIFIED,
  until,
} from './backup-names.js';
import { syncFolderOf } from './copies.js';
import { GoodBackups, type LeftBackup } from './good-backups.js';
import { type Keeping, surplusOf } from './keeping.js';

// A folder of dated backups of one database: their names, the newest, and which may be removed. Removes only files with
// our name, our seal and the history of the same database.

export interface Pruning {
  readonly removed: readonly string[];
  readonly left: readonly LeftBackup[];
}

/**
 * Creates the folder if necessary, for its owner alone.
 * @returns the names for a backup that begins at a moment
 * @throws AppError `database_unusable` where the folder cannot be created
 */
export function newBackupIn(folder: string, file: string, at: Date): { path: string; unverified: string } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AppError(
      'database_unusable',
      `${folder} cannot be created: check that it is not a file, and that the folder above it is writable.`,
      { cause: error },
    );
  }
  const path = join(folder, nameOfBackup(file, at));
  return { path, unverified: path + UNVERIFIED };
}

/**
 * Removes the backups that are not to be kept. One that is damaged, of another database, or ahead of the present
 * history is neither counted nor removed.
 * @param newest the one just made: later dates come from a wrong clock and are left alone
 * @param sort faulty copies that were kept are counted separately
 */
export async function pruneBackups(
  file: string,
  newest: DatedBackup,
  keeping: Keeping,
  {
    sort = 'good',
    known = new GoodBackups(file),
  }: { readonly sort?: Sort; readonly known?: GoodBackups } = {},
): Promise<Pruning> {
  const all = datedBackups(join(newest.path, '..'), file, sort);
  // Without those that do not count, more are kept: where names alone spare all, none is read.
  const isAnySurplus = surplusOf(until(newest.at, all), keeping).length > 0;
  const { good, left } = isAnySurplus ? await known.sort(all, newest.at) : { good: [], left: [] };
  const removed = surplusOf(good, keeping);
  removeBackups(removed);
  return { removed: removed.map(({ path }) => path), left };
}

/** For good, so that no removed name comes back after a power failure. */
export function removeBackups(backups: readonly DatedBackup[]): void {
  for (const { path } of backups) rmSync(path, { force: true });
  const [first] = backups;
  if (first !== undefined) syncFolderOf(first.path);
}

/** Newest first, by name; only regular files. Waits for the disk: a server reads with `readBackups`. */
export function datedBackups(folder: string, file: string, sort: Sort): DatedBackup[] {
  return backupsNamed(namesIn(folder), { folder, file, sort }).filter(
    ({ path }) => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true,
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
