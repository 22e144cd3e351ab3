import { closeSync, fchmodSync, openSync, statSync } from 'node:fs';

/** For the account that runs the program alone, whatever its umask. */
export const PRIVATE_MODE = 0o600;

/**
 * Creates a missing file that only its owner may open; an existing one is unchanged. SQLite gives the log the mode of
 * the database. Failures are left for the later opening to report.
 */
export function makePrivateFile(file: string): void {
  let handle: number;
  try {
    handle = openSync(file, 'wx', PRIVATE_MODE);
  } catch {
    return;
  }
  try {
    fchmodSync(handle, PRIVATE_MODE);
  } finally {
    closeSync(handle);
  }
}

/** Whether other accounts may read or write it, as a file that an earlier version or a copy made. */
export function isOpenToOthers(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && (found.mode & 0o077) !== 0;
}
