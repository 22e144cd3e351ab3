import { closeSync, fchmodSync, openSync } from 'node:fs';

/** For the account that runs the program alone, whatever its umask. */
export const PRIVATE_MODE = 0o600;

/**
 * Makes a missing file that nobody else may open; one that is there stays as it is. SQLite gives the log beside a
 * database the mode of the database. What cannot be made is left for whoever opens it to report.
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
