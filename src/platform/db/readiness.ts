import { accessSync, constants, type StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { knownMigrations } from './known-migrations.js';
import type { Db } from './schema.js';

// Whether the file under a running desk can still take what people write. Nothing is written to find out.

// One kept copy can have 20 MB. On a small disk that share would never be free, so there a twentieth counts.
const ENOUGH_BYTES = 32 * 1024 * 1024;
const ENOUGH_SHARE = 0.05;

/** Whether every migration of this version has run, and none of a newer one. */
export async function isOfThisVersion(db: Db): Promise<boolean> {
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const applied = new Set(rows.map(({ name }) => name));
  return applied.size === knownMigrations.length && knownMigrations.every((name) => applied.has(name));
}

/** Whether the file is still there, and this process may write to it and beside it. */
export function mayBeWritten(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the disk under a file has room for what a day brings. */
export async function hasRoom(file: string): Promise<boolean> {
  return isRoomEnough(await statfs(dirname(file)));
}

/** @param disk in blocks of `bsize` bytes, as `statfs` tells it; `bavail` is what this account may still use */
export function isRoomEnough({
  bavail,
  blocks,
  bsize,
}: Pick<StatsFs, 'bavail' | 'blocks' | 'bsize'>): boolean {
  return bavail * bsize >= Math.min(ENOUGH_BYTES, blocks * bsize * ENOUGH_SHARE);
}
