import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { type Disk, enoughFree, readDisk } from './disk.js';
import { knownMigrations } from './known-migrations.js';
import type { Db } from './schema.js';

// Whether the file of a running server can still be written to. Checks without writing.

/** Whether all migrations of this version have run, and none of a newer one. */
export async function isOfThisVersion(db: Db): Promise<boolean> {
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const applied = new Set(rows.map(({ name }) => name));
  return applied.size === knownMigrations.length && knownMigrations.every((name) => applied.has(name));
}

/** Whether the file still exists, and this process may write to it and beside it. */
export function mayBeWritten(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the disk has room for the next change. */
export async function hasFreeSpace(file: string): Promise<boolean> {
  return isSpaceEnough(await readDisk(dirname(file)));
}

export function isSpaceEnough(disk: Disk): boolean {
  return disk.free >= enoughFree(disk);
}
