import { accessSync, constants, type StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { knownMigrations } from './known-migrations.js';
import type { Db } from './schema.js';

// Whether the file of a running server can still be written to. Checks without writing.

// One saved copy can have 20 MB. A small disk would never have that share free, so there a twentieth counts.
const ENOUGH_BYTES = 32 * 1024 * 1024;
const ENOUGH_SHARE = 0.05;

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

/** Whether the disk has room for a day's work. */
export async function hasFreeSpace(file: string): Promise<boolean> {
  return isSpaceEnough(await statfs(dirname(file)));
}

/** @param disk in blocks of `bsize` bytes, as from `statfs`; `bavail` is what this account may still use */
export function isSpaceEnough({
  bavail,
  blocks,
  bsize,
}: Pick<StatsFs, 'bavail' | 'blocks' | 'bsize'>): boolean {
  return bavail * bsize >= Math.min(ENOUGH_BYTES, blocks * bsize * ENOUGH_SHARE);
}
