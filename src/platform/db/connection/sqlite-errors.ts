import { AppError } from '../../lib/errors.js';

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

/**
 * Whether a row violates a UNIQUE index or a primary key.
 * @param columns as SQLite names them, e.g. `tags.name`; any by default
 */
export function isUniqueViolation(error: unknown, columns?: string): boolean {
  const code = sqliteCodeOf(error);
  if (code !== 'SQLITE_CONSTRAINT_UNIQUE' && code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return false;
  return columns === undefined || (error as Error).message.endsWith(`: ${columns}`);
}

/** Whether a row references a missing row, or a referenced row was removed. */
export function isForeignKeyViolation(error: unknown): boolean {
  return sqliteCodeOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

// NOTE: these texts appear on pages, so they name no file.
const MEANINGS = [
  ['SQLITE_FULL', 'disk_full', 'The disk is full, so nothing was saved. Free some space and try again.'],
  [
    'SQLITE_IOERR_SHMSIZE',
    'disk_full',
    'The disk is full, so nothing was saved. Free some space and try again.',
  ],
  [
    'SQLITE_BUSY',
    'busy',
    'Another program is writing to the database. Nothing was saved: try again in a moment.',
  ],
  ['SQLITE_LOCKED', 'busy', 'The database is locked. Nothing was saved: try again in a moment.'],
  ['SQLITE_READONLY', 'unavailable', 'The database is read-only at the moment, so nothing was saved.'],
  [
    'SQLITE_IOERR',
    'unavailable',
    'The disk that holds the database reports an error, so nothing was saved. Tell your system administrator.',
  ],
  [
    'SQLITE_CANTOPEN',
    'unavailable',
    'A database file cannot be opened, so nothing was saved. Tell your system administrator.',
  ],
  [
    'SQLITE_CORRUPT',
    'database_unusable',
    'The database file is damaged: restore a backup with `onrecord restore`.',
  ],
  [
    'SQLITE_NOTADB',
    'database_unusable',
    'The database file is damaged: restore a backup with `onrecord restore`.',
  ],
] as const;

/** An AppError where SQLite's code has a meaning here; otherwise the error unchanged. */
export function toAppError(error: unknown): unknown {
  const code = sqliteCodeOf(error);
  const meaning = MEANINGS.find(([prefix]) => code === prefix || code?.startsWith(`${prefix}_`));
  return meaning === undefined ? error : new AppError(meaning[1], meaning[2], { cause: error });
}
