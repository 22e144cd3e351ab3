import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { APPLICATION_ID } from './open.js';

// What is left of backups whose process was ended before they were whole: each is written under a name that ends in
// the id of its process, and renamed last of all.

/** Under which a backup is written until it is whole; its own for each process, so that two never touch each other's. */
export function unfinishedBackup(target: string): string {
  return `${target}.${process.pid}.part`;
}

export interface BrokenOff {
  readonly folder: string;
  /** A backup's name: whatever was to become it is ours. */
  readonly target?: string;
  /**
   * Whether this process has begun none itself: what bears its number is then of an earlier one, as in a container,
   * where each start has the same.
   */
  readonly isFirst?: boolean;
}

/** Removes what backups to a folder left unfinished. @returns the files that were removed */
export function removeBrokenOff({ folder, target = '/', isFirst = false }: BrokenOff): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const left = names
    .filter((name) => isBrokenOff(name, isFirst))
    .map((name) => join(folder, name))
    .filter((file) => file.startsWith(`${target}.`) || isOurs(file));
  for (const file of left) for (const ending of ['', '-journal']) rmSync(file + ending, { force: true });
  return left;
}

function isBrokenOff(name: string, isFirst: boolean): boolean {
  const id = Number(/\.(\d+)\.part$/.exec(name)?.[1]);
  return Number.isInteger(id) && (id === process.pid ? isFirst : !isRunning(id));
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's, whom we may not even ask.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Where the application's number stands. @source SQLite file format, section 1.3 */
const ID_AT = 68;

/** Whether a file begins as our databases do, or has no beginning yet. */
function isOurs(file: string): boolean {
  const header = Buffer.alloc(ID_AT + 4);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  return header.every((byte) => byte === 0) || header.readUInt32BE(ID_AT) === APPLICATION_ID;
}
