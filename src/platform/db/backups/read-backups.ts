import { lstat, readdir } from 'node:fs/promises';
import { backupsNamed, type DatedBackup } from './backup-names.js';
import { bytesFreedBy } from './needs.js';

// The good backups of a folder, read without holding the thread. One call at a time: a folder that hangs takes one
// thread of the pool for files, and never a second.

export interface SizedBackup extends DatedBackup {
  /** Bytes. */
  readonly size: number;
  /** What removing it frees. Bytes. */
  readonly freed: number;
}

/**
 * Newest first, by name; only regular files. Empty where the folder does not exist.
 * @param onAnswer called after each answer of the file system
 * @throws a system error where the folder cannot be read
 */
export async function readBackups(
  folder: string,
  file: string,
  onAnswer: () => void,
): Promise<readonly SizedBackup[]> {
  // NOTE: names alone. Where a file system tells no types, Node would look each of them up synchronously.
  const names = (await unlessMissing(readdir(folder))) ?? [];
  onAnswer();
  const found: SizedBackup[] = [];
  for (const backup of backupsNamed(names, { folder, file, sort: 'good' })) {
    const stats = await unlessMissing(lstat(backup.path));
    onAnswer();
    if (stats?.isFile() === true) found.push({ ...backup, size: stats.size, freed: bytesFreedBy(stats) });
  }
  return found;
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
