import { dirname } from 'node:path';
import { formatBytes } from '../../lib/bytes.js';
import { enoughFree, type ReadDisk, readDisk } from '../disk.js';
import type { Db } from '../schema.js';
import { datedBackups, until } from './backup-folder.js';
import { DEFAULT_KEEPING, MIN_GOOD, removalOrder } from './keeping.js';
import { type BackupNeeds, type BackupPlan, backupNeeds, bytesFreed, readBytesInUse } from './needs.js';

// What the disks lack for the next day and the next backup, while saving still works.

/** Bytes. */
export interface Outlook extends BackupNeeds {
  /** What older backups free that may go for the next one, by their names. */
  readonly removable: number;
  /** Free on the disk of the database. */
  readonly deskFree: number;
  /** What the database needs there until tomorrow: a day’s growth and the next saved copy. */
  readonly deskNeeds: number;
}

/** @throws where the folder cannot be read */
export async function readOutlook(db: Db, plan: BackupPlan, read: ReadDisk = readDisk): Promise<Outlook> {
  const needs = await backupNeeds(plan, await readBytesInUse(db), read);
  const disk = await read(dirname(plan.file));
  const dated = until(plan.at, datedBackups(plan.folder, plan.file, 'good'));
  const going = dated.length > MIN_GOOD ? removalOrder(dated, DEFAULT_KEEPING).slice(0, -MIN_GOOD) : [];
  return {
    ...needs,
    removable: going.reduce((sum, { path }) => sum + bytesFreed(path), 0),
    deskFree: disk.free,
    deskNeeds: enoughFree(disk) + needs.growth,
  };
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
