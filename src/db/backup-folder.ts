import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolderOf, withCopy } from './copies.js';
import { APPLICATION_ID, type Connection, openConnection } from './open.js';
import { checkSeal } from './seal.js';

// A folder of dated backups of one database: how they are named, which is the newest, and which may go.
// Removes only what has our name, our seal and the history of the same database; everything else stays.

/** Follows the name while a backup is written and checked; only one that passed every check is without it. */
const UNVERIFIED = '.unverified';
/** A run that was ended leaves its file behind. By then no run that began it can still be at work. */
const LEFTOVER_MS = 24 * 3_600_000;

export interface DatedBackup {
  readonly path: string;
  /** When it was begun. */
  readonly at: Date;
}

export interface Pruning {
  readonly removed: readonly string[];
  /** Dated backups that were neither counted nor removed, and why. */
  readonly left: readonly { readonly path: string; readonly why: string }[];
}

/** Makes the folder where there is none, for its owner alone. @returns the names of a backup begun at a moment */
export function newBackupIn(folder: string, file: string, at: Date): { path: string; unverified: string } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = at.toISOString().replaceAll(/[-:.]/g, '');
  const path = join(folder, `${stemOf(file)}-${stamp}.backup`);
  return { path, unverified: path + UNVERIFIED };
}

/** Removes what runs left that were ended a day ago or earlier: none of it is a backup that passed its checks. */
export function removeLeftovers(folder: string, file: string, now: Date): void {
  const unfinished = [UNVERIFIED, ...partEndings(folder)].flatMap((ending) =>
    datedBackups(folder, file, ending),
  );
  for (const { path, at } of unfinished)
    if (now.getTime() - at.getTime() > LEFTOVER_MS) rmSync(path, { force: true });
}

/** The newest verified backup of a database, by its name; null where there is none, or no such folder. */
export function newestBackup(folder: string, file: string): DatedBackup | null {
  return datedBackups(folder, file, '')[0] ?? null;
}

/**
 * Removes backups that are older than the newest `keep` good ones. A backup that is damaged, of another database, or
 * holds more of the history than the present one is never counted and never removed.
 * @param newest the one just made: whatever is dated later, by a clock that was wrong, is left alone
 * @param keep at least 1
 */
export async function pruneBackups(file: string, newest: DatedBackup, keep: number): Promise<Pruning> {
  const folder = join(newest.path, '..');
  const all = datedBackups(folder, file, '');
  const [removed, left]: [string[], { path: string; why: string }[]] = [[], []];
  let good = 0;
  for (const { path, at } of all.length > keep ? all : []) {
    const why = at > newest.at ? 'is dated in the future' : await strangenessOf(path, file);
    if (why !== null) left.push({ path, why });
    else if (++good > keep) {
      rmSync(path, { force: true });
      removed.push(path);
    }
  }
  if (removed.length > 0) syncFolderOf(newest.path);
  return { removed, left };
}

/** `/srv/desk.db` → `desk`: two databases may share a folder. */
function stemOf(file: string): string {
  return basename(file).replace(/\.db$/, '');
}

/** Newest first; only regular files. */
function datedBackups(folder: string, file: string, ending: string): DatedBackup[] {
  const start = `${stemOf(file)}-`;
  return namesIn(folder)
    .flatMap((name) => {
      const at = name.startsWith(start) ? momentOf(name.slice(start.length), ending) : null;
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

function momentOf(rest: string, ending: string): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.backup(.*)$/.exec(rest);
  if (parts === null || parts[8] !== ending) return null;
  const [, year, month, day, hour, minute, second, ms] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Endings of files that were still being written: they name the process. */
function partEndings(folder: string): string[] {
  const endings = namesIn(folder).flatMap(
    (name) => /\.backup(\.unverified\.\d+\.part(-journal)?)$/.exec(name)?.[1] ?? [],
  );
  return [...new Set(endings)];
}

/** Why a dated file must not be counted as a backup of this database; null where it may. Reads all of it. */
async function strangenessOf(path: string, file: string): Promise<string | null> {
  if ((await checkSeal(path)) !== 'whole') return 'is damaged, or was not written by Onrecord';
  const [here, there] = [readHistory(file), historyOfBackup(path)];
  if (here === null || there?.first !== here.first) return 'belongs to another database';
  return there.last > here.last ? 'has a longer history than the database has now' : null;
}

interface History {
  /** The hash of the first event, by which a database is told from all others. */
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
