import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { Connection } from '../connection/open.js';
import { type Disk, enoughFree, isSameDisk, type ReadDisk } from '../disk.js';
import type { Db } from '../schema.js';
import { datedBackups } from './backup-folder.js';
import type { DatedBackup } from './backup-names.js';

// The space that the next backup needs. Checking a copy takes none: its temporary tables are in memory.

export interface BackupPlan {
  /** The folder of dated backups; it may not exist yet. */
  readonly folder: string;
  readonly file: string;
  readonly at: Date;
}

/** Bytes. */
export interface BackupNeeds {
  /** What the copy takes at most. */
  readonly copy: number;
  /** What a day adds to the database. */
  readonly growth: number;
  /** What stays free for the database, where the folder is on its disk; otherwise 0. */
  readonly reserve: number;
  /** Free on the disk of the folder. */
  readonly free: number;
}

export async function backupNeeds(
  { folder, file, at }: BackupPlan,
  inUse: number,
  readDisk: ReadDisk,
): Promise<BackupNeeds> {
  const disk: Disk = await readDisk(folder);
  const growth = growthPerDay(inUse, datedBackups(folder, file, 'good'), at);
  const reserve = isSameDisk(folder, dirname(file)) ? enoughFree(disk) + growth : 0;
  return { copy: inUse + EXTRA_BYTES, growth, reserve, free: disk.free };
}

/** A copy has no free pages, and its pages are full; so this is for the seal and for writes until it begins. */
const EXTRA_BYTES = 1024 * 1024;

const IN_USE = `SELECT (page_count - freelist_count) * page_size
  FROM pragma_page_count, pragma_freelist_count, pragma_page_size`;

/** The pages in use, those in the log included. Bytes. */
export function bytesInUse(connection: Connection): number {
  return Number(connection.prepare(IN_USE).pluck().get());
}

/** The same, for a server. */
export async function readBytesInUse(db: Db): Promise<number> {
  const { rows } = await sql.raw<Record<string, number>>(IN_USE).execute(db);
  return Number(Object.values(rows[0] ?? {})[0]);
}

/** What removing a file frees: nothing where it has another name. Bytes. */
export function bytesFreed(path: string): number {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.nlink === 1 ? found.size : 0;
}

const DAY_MS = 24 * 3_600_000;

/** Since the newest backup that is a day old; 0 before there is one. */
function growthPerDay(inUse: number, backups: readonly DatedBackup[], at: Date): number {
  const earlier = backups.find((backup) => at.getTime() - backup.at.getTime() >= DAY_MS);
  if (earlier === undefined) return 0;
  const days = (at.getTime() - earlier.at.getTime()) / DAY_MS;
  const size = lstatSync(earlier.path, { throwIfNoEntry: false })?.size ?? inUse;
  return Math.max(0, Math.round((inUse - size) / days));
}
