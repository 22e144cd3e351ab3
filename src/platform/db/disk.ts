import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

// The free space of a disk, and how much of it the next change needs.

/** Of the disk that holds a folder. Bytes. */
export interface Disk {
  /** What this account may still use. */
  readonly free: number;
  readonly size: number;
}

export type ReadDisk = (folder: string) => Promise<Disk>;

/** For a folder that does not exist yet, the disk of the nearest one above it. */
export async function readDisk(folder: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(await existing(folder));
  return { free: bavail * bsize, size: blocks * bsize };
}

/** Whether two folders are on one disk, so that what one takes the other lacks. */
export async function isSameDisk(folder: string, other: string): Promise<boolean> {
  const one = await stat(await existing(folder));
  return one.dev === (await stat(await existing(other))).dev;
}

// One saved copy can have 20 MB. A small disk would never have that share free, so there a twentieth counts.
const ENOUGH_BYTES = 32 * 1024 * 1024;
const ENOUGH_SHARE = 0.05;

/** What must be free for the next change. Bytes. */
export function enoughFree({ size }: Pick<Disk, 'size'>): number {
  return Math.min(ENOUGH_BYTES, size * ENOUGH_SHARE);
}

async function existing(folder: string): Promise<string> {
  if (dirname(folder) === folder) return folder;
  const exists = await stat(folder).then(
    () => true,
    () => false,
  );
  return exists ? folder : existing(dirname(folder));
}
