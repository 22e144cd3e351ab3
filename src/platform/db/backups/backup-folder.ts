import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { APPLICATION_ID, type Connection, openConnection } from '../connection/open.js';
import { momentIn, nameOfBackup, type Sort, UNVERIFIED } from './backup-names.js';
import { syncFolderOf, withCopy } from './copies.js';
import { checkSeal } from './seal.js';

// A folder of dated backups of one database: their names, the newest, and which may be removed. Removes only files with
// our name, our seal and the history of the same database.

export interface DatedBackup {
  readonly path: string;
  /** When the backup began. */
  readonly at: Date;
}

export interface Pruning {
  readonly removed: readonly string[];
  /** Dated backups that were neither counted nor removed, and why. */
  readonly left: readonly { readonly path: string; readonly why: string }[];
}

/** Creates the folder if necessary, for its owner alone. @returns the names for a backup that begins at a moment */
export function newBackupIn(folder: string, file: string, at: Date): { path: string; unverified: string } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, nameOfBackup(file, at));
  return { path, unverified: path + UNVERIFIED };
}

/** The newest verified backup of a database, by its name; null where there is none. */
export function newestBackup(folder: string, file: string): DatedBackup | null {
  return datedBackups(folder, file, 'good')[0] ?? null;
}

/**
 * Removes backups older than the newest `keep` good ones. A backup that is damaged, of another database, or ahead of
 * the present history is neither counted nor removed.
 * @param newest the one just made: later dates come from a wrong clock and are left alone
 * @param keep at least 1
 * @param sort faulty copies that were kept are counted separately
 */
export async function pruneBackups(
  file: string,
  newest: DatedBackup,
  keep: number,
  sort: Sort = 'good',
): Promise<Pruning> {
  const folder = join(newest.path, '..');
  const all = datedBackups(folder, file, sort);
  const [removed, left]: [string[], { path: string; why: string }[]] = [[], []];
  let good = 0;
  for (const { path, at } of all.length > keep ? all : []) {
    const why = at > newest.at ? 'is dated in the future' : await reasonNotCounted(path, file);
    if (why !== null) left.push({ path, why });
    else if (++good > keep) {
      rmSync(path, { force: true });
      removed.push(path);
    }
  }
  if (removed.length > 0) syncFolderOf(newest.path);
  return { removed, left };
}

/** Newest first; only regular files. */
function datedBackups(folder: string, file: string, sort: Sort): DatedBackup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const at = momentIn(name, file, sort);
      const path = join(folder, name);
      return at !== null && lstatSync(path, { throwIfNoEntry: false })?.isFile() ? [{ path, at }] : [];
    })
    .sort((one, other) => other.at.getTime() - one.at.getTime());
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Why a dated file does not count as a backup of this database; null where it does. Reads the whole file. */
async function reasonNotCounted(path: string, file: string): Promise<string | null> {
  if ((await checkSeal(path)) !== 'whole') return 'is damaged, or was not written by Onrecord';
  const [here, there] = [readHistory(file), historyOfBackup(path)];
  if (here === null || there?.first !== here.first) return 'belongs to another database';
  return there.last > here.last ? 'has a longer history than the database has now' : null;
}

interface History {
  /** The hash of the first event, which identifies a database. */
  readonly first: string;
  /** The number of the last event. */
  readonly last: number;
}

function readHistory(file: string): History | null {
  const connection = openConnection(file, 'read');
  try {
    return historyOf(connection);
  } finally {
    connection.close();
  }
}

function historyOfBackup(path: string): History | null {
  let history: History | null = null;
  withCopy(path, (connection) => {
    if (connection.pragma('application_id', { simple: true }) === APPLICATION_ID)
      history = historyOf(connection);
  });
  return history;
}

function historyOf(connection: Connection): History | null {
  const first = connection.prepare('SELECT hash FROM events ORDER BY seq LIMIT 1').pluck().get();
  const last = connection.prepare('SELECT max(seq) FROM events').pluck().get();
  return typeof first === 'string' ? { first, last: Number(last) } : null;
}
