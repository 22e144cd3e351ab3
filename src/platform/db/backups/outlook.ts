import { basename, dirname } from 'node:path';
import { formatBytes } from '../../lib/bytes.js';
import { enoughFree, isSameDisk, type ReadDisk, readDisk } from '../disk.js';
import type { Db } from '../schema.js';
import { until } from './backup-names.js';
import { DEFAULT_KEEPING, MIN_GOOD, removalOrder } from './keeping.js';
import { keepLastBackup, LastBackupUnread, lastBackupIn, refuseGone } from './last-backup.js';
import { type BackupNeeds, type BackupPlan, dayOld, growthPerDay, needsOf, readBytesInUse } from './needs.js';
import { readBackups, type SizedBackup } from './read-backups.js';

// What the disks lack for the next day and the next backup, while saving still works.

/** Bytes. */
export interface Outlook extends BackupNeeds {
  /** When the newest backup began. */
  readonly newest: Date | null;
  /** What older backups free that may go for the next one, by their names. */
  readonly removable: number;
  /** Free on the disk of the database. */
  readonly deskFree: number;
  /** What the database needs there until tomorrow: a day’s growth and the next saved copy. */
  readonly deskNeeds: number;
}

/**
 * Never holds the thread, however the folder answers.
 * @param onAnswer called after each answer of the folder
 * @throws BackupsGone where the folder lacks the last backup that was written there
 * @throws a system error where the folder cannot be read
 */
export async function readOutlook(
  db: Db,
  { folder, file, at }: BackupPlan,
  { read = readDisk, onAnswer = () => {} }: { readonly read?: ReadDisk; readonly onAnswer?: () => void } = {},
): Promise<Outlook> {
  const backups = await readBackups(folder, file, onAnswer);
  await comparedWithLast({ folder, file }, backups);
  onAnswer();
  const disk = await read(folder);
  onAnswer();
  const isShared = await isSameDisk(folder, dirname(file));
  onAnswer();
  const inUse = await readBytesInUse(db);
  const earlier = dayOld(backups, at);
  const growth = earlier === null ? 0 : growthPerDay(inUse, earlier, at);
  const desk = await read(dirname(file));
  return {
    ...needsOf({ inUse, growth, disk, isShared }),
    newest: backups[0]?.at ?? null,
    removable: removableBytes(until(at, backups)),
    deskFree: desk.free,
    deskNeeds: enoughFree(desk) + growth,
  };
}

/** @throws BackupsGone */
async function comparedWithLast(
  { folder, file }: Pick<BackupPlan, 'folder' | 'file'>,
  backups: readonly SizedBackup[],
): Promise<void> {
  try {
    await refuseGone(folder, file, backups);
    await rememberLast(folder, file, backups[0]);
  } catch (error) {
    // The folder is well as far as can be told. The next backup says that the file is not.
    if (!(error instanceof LastBackupUnread)) throw error;
  }
}

/** A folder that an earlier version wrote to is remembered from now on. */
async function rememberLast(folder: string, file: string, newest: SizedBackup | undefined): Promise<void> {
  if (newest === undefined || (await lastBackupIn(folder, file)) !== null) return;
  // A disk that takes nothing is told by itself, and the next reading tries again.
  await keepLastBackup(file, { folder, backup: basename(newest.path) }).catch(() => {});
}

/** @param backups newest first */
function removableBytes(backups: readonly SizedBackup[]): number {
  if (backups.length <= MIN_GOOD) return 0;
  const going = removalOrder(backups, DEFAULT_KEEPING).slice(0, -MIN_GOOD);
  return going.reduce((sum, { freed }) => sum + freed, 0);
}

export interface Shortage {
  /** For anybody: without sizes. */
  readonly brief: string;
  /** For admins; a sentence without names of files. */
  readonly detail: string;
}

/** What will not fit; null where there is room. */
export function describeShortage(outlook: Outlook): Shortage | null {
  const { copy, reserve, free, removable, deskFree, deskNeeds } = outlook;
  if (copy + reserve > free + removable)
    return {
      brief: 'there is not enough space for the next backup',
      detail: `It needs ${formatBytes(copy + reserve)}, ${formatBytes(free)} is free, and onrecord backup --keep can free ${formatBytes(removable)} by removing older ones.`,
    };
  // On one disk, the backup leaves so much free; at other times older backups do not go for it.
  if (deskNeeds > deskFree)
    return {
      brief: 'the disk may be full within a day',
      detail: `The database may need ${formatBytes(deskNeeds)} until tomorrow, and ${formatBytes(deskFree)} is free.`,
    };
  return null;
}
