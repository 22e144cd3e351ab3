import { AppError, type ErrorCode } from '../../lib/errors.js';

// What SQLite's result codes mean here. Other codes (constraints, misuse) pass through unchanged: the caller recognises
// them, or they are bugs.

/** SQLite's extended result code of an error ("SQLITE_BUSY_SNAPSHOT"), or null for any other error. */
export function sqliteCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null;
}

const AT_FAULT = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_CORRUPT'];

/** The SQLite code of an error or of its cause. */
export function codeBehind(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  return sqliteCodeOf(error) ?? codeBehind(error.cause);
}

/** Whether the disk is full. */
export function isDiskFull(error: unknown): boolean {
  const code = codeBehind(error);
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE';
}

/** Whether the disk or the file is at fault, and not the statement: the next write may fail as well. */
export function isDiskFault(error: unknown): boolean {
  const code = codeBehind(error);
  return code !== null && AT_FAULT.some((prefix) => code.startsWith(prefix));
}

/** Whether another connection holds the lock: worth another attempt. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return code !== null && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
}

// NOTE: these texts appear on pages, so they name no file.
const FULL = 'The disk is full, so nothing was saved. Free some space and try again.';
const DAMAGED = 'The database file is damaged: restore a backup with `onrecord restore`.';
const TELL = 'Tell your system administrator.';
const MEANINGS: Readonly<Record<string, readonly [code: ErrorCode, text: string]>> = {
  SQLITE_FULL: ['disk_full', FULL],
  SQLITE_IOERR_SHMSIZE: ['disk_full', FULL],
  SQLITE_BUSY: [
    'busy',
    'Another program is writing to the database. Nothing was saved: try again in a moment.',
  ],
  SQLITE_LOCKED: ['busy', 'The database is locked. Nothing was saved: try again in a moment.'],
  SQLITE_READONLY: ['unavailable', 'The database is read-only at the moment, so nothing was saved.'],
  SQLITE_IOERR: [
    'unavailable',
    `The disk that holds the database reports an error, so nothing was saved. ${TELL}`,
  ],
  SQLITE_CANTOPEN: ['unavailable', `A database file cannot be opened, so nothing was saved. ${TELL}`],
  // Only full-text indexes are virtual tables.
  SQLITE_CORRUPT_VTAB: [
    'database_unusable',
    'The search index is damaged, the records are not: rebuild it with `onrecord reindex`.',
  ],
  SQLITE_CORRUPT: ['database_unusable', DAMAGED],
  SQLITE_NOTADB: ['database_unusable', DAMAGED],
};

/** An AppError where SQLite's code has a meaning here; otherwise the error unchanged. */
export function toAppError(error: unknown): unknown {
  const meaning = forCode(MEANINGS, sqliteCodeOf(error));
  return meaning === undefined ? error : new AppError(...meaning, { cause: error });
}

/** The result of the work. @throws what `toAppError` makes of its error */
export function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toAppError(error);
  }
}

/** The entry of the first code that is this one, or that this one extends (`SQLITE_BUSY_SNAPSHOT`). */
export function forCode<T>(entries: Readonly<Record<string, T>>, code: string | null): T | undefined {
  return Object.entries(entries).find(([prefix]) => code === prefix || code?.startsWith(`${prefix}_`))?.[1];
}
