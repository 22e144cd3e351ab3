import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../lib/errors.js';
import { forCode, sqliteCodeOf } from './sqlite-errors.js';

// Why a file cannot be opened, as one line that says what to do.

const RESTORE = 'restore a backup with `onrecord restore`';
const FULL = 'cannot be opened because its disk is full. Free some space and try again.';
const FAULTS: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: `is not a database, or is damaged. Give another file with --db, or ${RESTORE}.`,
  SQLITE_CORRUPT_VTAB: 'has a damaged search index: rebuild it with `onrecord reindex`.',
  SQLITE_CORRUPT: `is damaged. Restore a backup with \`onrecord restore\`; the damaged file is renamed, not deleted.`,
  SQLITE_READONLY: 'cannot be written to: check the permissions of the file and its folder.',
  SQLITE_CANTOPEN: 'cannot be opened: check that it is a file, and the permissions of it and its folder.',
  SQLITE_PERM: 'cannot be opened: check its permissions.',
  SQLITE_BUSY: 'is locked by another program. Close that program and try again.',
  SQLITE_FULL: FULL,
  // The shared-memory index is a file, too, and there is no room for it.
  SQLITE_IOERR_SHMSIZE: FULL,
  SQLITE_IOERR: `cannot be read or written (the disk reports an error). Check the disk, then ${RESTORE}.`,
};

/** An opening error as one line that names the file; any other error unchanged. */
export function unusable(file: string, error: unknown): unknown {
  const code = sqliteCodeOf(error);
  const fault = forCode(FAULTS, code);
  if (fault === undefined) return error;
  const bar = /^SQLITE_(READONLY|CANTOPEN)/.test(code ?? '') ? unwritableFile(file) : '';
  return new AppError('database_unusable', `${file} ${fault}${bar}`, { cause: error });
}

/** Adds the file's name to SQLite's error, for a command that works on one file. Other errors unchanged. */
export function naming(file: string, error: unknown): unknown {
  if (!(error instanceof AppError) || sqliteCodeOf(error.cause) === null) return error;
  return unusable(file, error.cause);
}

/** The file that this account may not write, where one is known: SQLite does not say. */
function unwritableFile(file: string): string {
  const folder = dirname(resolve(file));
  for (const path of [folder, file, `${file}-wal`, `${file}-shm`]) {
    try {
      if (path === folder || existsSync(path)) accessSync(path, constants.W_OK);
    } catch (error) {
      const isMounted = (error as NodeJS.ErrnoException).code === 'EROFS';
      return isMounted
        ? ` ${path} is on a read-only disk.`
        : ` ${path} cannot be written to by the account that runs this (${process.getuid?.() ?? 'unknown'}).`;
    }
  }
  return '';
}

/** The versions better-sqlite3 was compiled for, as one line; other errors unchanged. */
export function explainAddon(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  const isMissing = message.startsWith('Could not locate the bindings file');
  if (!isMissing && (error as NodeJS.ErrnoException | null)?.code !== 'ERR_DLOPEN_FAILED') return error;
  const [, built, wanted] = /NODE_MODULE_VERSION (\d+)[\s\S]*NODE_MODULE_VERSION (\d+)/.exec(message) ?? [];
  const what = built
    ? `was compiled for another version of Node.js (module version ${built}; Node.js ${process.version} needs ${wanted})`
    : `cannot be loaded by Node.js ${process.version}`;
  return new AppError('database_unusable', `better-sqlite3 ${what}. Run \`npm rebuild better-sqlite3\`.`, {
    cause: error,
  });
}
