import { readFileSync, statfsSync, statSync } from 'node:fs';
import { AppError } from '../../lib/errors.js';
import { type Connection, OPEN_WAIT_MS, openPlain } from './open.js';
import { isBusy } from './sqlite-errors.js';

// The lock of a server stands beside the name of the file. Under another name the same file has another lock and another
// write-ahead log, and two servers would each overwrite what the other confirmed.

/**
 * What to warn of where the file has another name; null where it has one name alone.
 * @throws AppError busy where a program has it open, which may be a server under the other name
 */
export function otherNameOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.size === 0) return null;
  const other =
    found.nlink > 1 ? `${found.nlink} hard links` : isMounted(found) ? 'a mount of its own' : null;
  if (other === null) return null;
  if (isOpen(file))
    throw new AppError(
      'busy',
      `${file} has ${other}, and another program has it open, perhaps a server under the other name. Stop it, and leave the file one name.`,
    );
  return `${file} has ${other}. A server that is started under the other name would be refused. Leave the file one name.`;
}

/** Whether anybody has it open: SQLite locks the file and not its name. */
function isOpen(file: string): boolean {
  let connection: Connection | null = null;
  try {
    connection = openPlain(file, { waitMs: OPEN_WAIT_MS });
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    // Any other error is explained where the database is opened.
    return isBusy(error);
  } finally {
    connection?.close();
  }
}

/** Whether the file itself is mounted somewhere. @source proc(5), /proc/self/mountinfo */
function isMounted({ ino, dev }: { readonly ino: number; readonly dev: number }): boolean {
  return mountPoints().some((path) => {
    const at = statSync(path, { throwIfNoEntry: false });
    return at?.isFile() === true && at.ino === ino && at.dev === dev;
  });
}

function mountPoints(): string[] {
  try {
    const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    return lines.flatMap((line) => line.split(' ')[4]?.replaceAll('\\040', ' ') ?? []).filter(isReadable);
  } catch {
    // There is no such list outside Linux.
    return [];
  }
}

function isReadable(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch {
    return false;
  }
}

/** @source statfs(2) */
const NETWORK: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB',
  1702057286: 'FUSE',
};

/** The kind of a file system on which locks may not hold; null for one of this machine. @param folder that exists */
export function networkFileSystemOf(folder: string): string | null {
  return NETWORK[statfsSync(folder).type >>> 0] ?? null;
}
