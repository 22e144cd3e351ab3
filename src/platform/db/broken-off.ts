import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemClock } from '../lib/clock.js';
import { isUnfinishedOf } from './backup-names.js';

// What is left of backups whose process was ended before they were whole: each is written under a name that ends in
// the id of its process, and renamed last of all.

/** Under which a backup is written until it is whole; its own for each process, so that two never touch each other's. */
export function unfinishedBackup(target: string): string {
  return `${target}.${process.pid}.part`;
}

/** By then no run that wrote it can still be at work, on this machine, in a container or elsewhere. */
const LEFTOVER_MS = 24 * 3_600_000;

export interface BrokenOff {
  readonly folder: string;
  /** The database: what was to become a backup of it is meant, beside it or in a folder of dated backups. */
  readonly file: string;
  /** The name of a backup: what was to become that one is meant, too. */
  readonly target?: string;
}

/**
 * Removes what backups of a database left unfinished in a folder, once nobody has written to it for a day: the id in
 * its name says nothing where processes of several machines or containers share the folder.
 * @returns the files that were removed
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
