import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemClock } from '../../lib/clock.js';
import { isUnfinishedOf } from './backup-names.js';

// Leftovers of backups whose process ended early: each is written under a name that ends in its process id and renamed
// as the last step.

/** The name of a backup until it is complete; with the process id, so that two processes never write the same file. */
export function unfinishedBackup(target: string): string {
  return `${target}.${process.pid}.part`;
}

/**
 * After this time no process that wrote the file can still be running, on this machine, in a container or elsewhere.
 */
const LEFTOVER_MS = 24 * 3_600_000;

export interface BrokenOff {
  readonly folder: string;
  /** The database whose unfinished backups are removed, beside it or in a folder of dated backups. */
  readonly file: string;
  /** The name of a backup whose unfinished file is removed, too. */
  readonly target?: string;
}

/**
 * Removes unfinished backups that were last written a day ago. The process id in the name proves nothing where several
 * machines or containers share the folder.
 * @returns the removed files
 */
export function removeBrokenOff({ folder, ...of }: BrokenOff): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const left = names
    .filter((name) => isUnfinished(name, of))
    .map((name) => join(folder, name))
    .filter(isOld);
  for (const path of left) rmSync(path, { force: true });
  return left;
}

const PART = /\.\d+\.part(-journal)?$/;

function isUnfinished(name: string, { file, target = file }: Omit<BrokenOff, 'folder'>): boolean {
  if (isUnfinishedOf(name, file)) return true;
  return PART.test(name) && [file, target].some((path) => name.startsWith(`${basename(path)}.`));
}

function isOld(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && systemClock.now().getTime() - found.mtimeMs > LEFTOVER_MS;
}
