import { lstatSync, type Stats } from 'node:fs';
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

/** Reads the folder synchronously, for a command. */
export async function backupNeeds(
  { folder, file, at }: BackupPlan,
  inUse: number,
  readDisk: ReadDisk,
): Promise<BackupNeeds> {
  const earlier = dayOld(datedBackups(folder, file, 'good'), at);
  const size = earlier && lstatSync(earlier.path, { throwIfNoEntry: false })?.size;
  const growth = earlier === null ? 0 : growthPerDay(inUse, { at: earlier.at, size: size ?? inUse }, at);
  const disk = await readDisk(folder);
  return needsOf({ inUse, growth, disk, isShared: await isSameDisk(folder, dirname(file)) });
}

/** @param isShared whether the folder is on the disk of the database */
export function needsOf(of: {
  readonly inUse: number;
  readonly growth: number;
  readonly disk: Disk;
  readonly isShared: boolean;
}): BackupNeeds {
  const { inUse, growth, disk, isShared } = of;
  const reserve = isShared ? enoughFree(disk) + growth : 0;
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
  return found === undefined ? 0 : bytesFreedBy(found);
}

export function bytesFreedBy({ nlink, size }: Pick<Stats, 'nlink' | 'size'>): number {
  return nlink === 1 ? size : 0;
}

const DAY_MS = 24 * 3_600_000;

/** The newest that is a day old; null where there is none. @param backups newest first */
export function dayOld<T extends DatedBackup>(backups: readonly T[], at: Date): T | null {
  return backups.find((backup) => at.getTime() - backup.at.getTime() >= DAY_MS) ?? null;
}

/** Since that backup. Bytes. */
export function growthPerDay(
  inUse: number,
  earlier: { readonly at: Date; readonly size: number },
  at: Date,
): number {
  const days = (at.getTime() - earlier.at.getTime()) / DAY_MS;
  return Math.max(0, Math.round((inUse - earlier.size) / days));
}
