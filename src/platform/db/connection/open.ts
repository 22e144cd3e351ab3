import Sqlite from 'better-sqlite3';
import { AppError } from '../../lib/errors.js';
import { explainAddon, unusable } from './open-failures.js';
import { makePrivateFile } from './private-files.js';
import { refuseForeign, refuseMissing, refuseMissingFolder } from './refused-files.js';
import { addFunctions } from './sql-functions.js';
import { isBusy } from './sqlite-errors.js';

// Opens database files; the only importer of better-sqlite3. Refuses a file (refused-files.ts) before it changes
// anything.

export type Connection = Sqlite.Database;
export type Statement = Sqlite.Statement<unknown[]>;
export type Mode = 'read' | 'write';

// Another process may be closing or recovering the file, which takes milliseconds.
export const OPEN_WAIT_MS = 1000;

// The page cache of the write connection, in kilobytes. SQLite scans all of it at the end of most transactions: four
// times as much made a small one a fifth slower.
const KEPT_KB = 8_000;

// How many dirty pages of 4 KB a transaction keeps before it spills them to the log. All that it keeps is written at
// once when it commits: 8,000 held the main thread for 40 to 70 ms, and an import was no faster.
const WRITTEN_PAGES = 2_000;

/**
 * Opens a database with all required settings. `write` creates a missing file; `read` refuses it and refuses every
 * write. Afterwards no call waits for a lock: SQLITE_BUSY comes at once.
 * @throws AppError `database_unusable` naming the file and what to do
 */
export function openConnection(file: string, mode: Mode): Connection {
  refuseMissing(file, mode);
  return opened(file, (connection) => {
    prepare(file, connection, mode);
    if (mode === 'write') proveWritable(connection);
  });
}

/** Opens a database for the time of some work. @throws AppError as `openConnection` does; whatever the work throws */
export function withConnection<T>(file: string, mode: Mode, work: (connection: Connection) => T): T {
  const connection = openConnection(file, mode);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/**
 * Opens a database for reading on a full disk. Nobody else can open it meanwhile.
 * @throws AppError `database_unusable` naming the file and what to do
 */
export function openOnFullDisk(file: string): Connection {
  refuseMissing(file, 'read');
  return opened(file, (connection) => {
    // NOTE: before the first read. The shared-memory index of the log is then on the heap instead of in a file.
    connection.pragma('locking_mode = EXCLUSIVE');
    prepare(file, connection, 'read');
  });
}

function prepare(file: string, connection: Connection, mode: Mode): void {
  refuseForeign(file, connection);
  setPragmas(file, connection, mode);
  addFunctions(connection);
}

/**
 * Opens any SQLite file without settings or checks. For copies and lock files.
 * @throws AppError `database_unusable` where its folder does not exist
 */
export function openPlain(
  file: string,
  options: { readonly readOnly?: boolean; readonly waitMs?: number } = {},
): Connection {
  refuseMissingFolder(file);
  const readonly = options.readOnly ?? false;
  // A database without a name is a temporary file of SQLite's own.
  if (!readonly && file !== '') makePrivateFile(file);
  try {
    return new Sqlite(file, { timeout: options.waitMs ?? 0, readonly, fileMustExist: readonly });
  } catch (error) {
    throw explainAddon(error);
  }
}

function opened(file: string, work: (connection: Connection) => void): Connection {
  let connection: Connection | null = null;
  try {
    connection = openPlain(file, { waitMs: OPEN_WAIT_MS });
    work(connection);
    return connection;
  } catch (error) {
    connection?.close();
    throw unusable(file, error);
  }
}

/** An empty in-memory database. */
export function openInMemory(): Connection {
  const connection = new Sqlite(':memory:');
  addFunctions(connection);
  return connection;
}

function setPragmas(file: string, connection: Connection, mode: Mode): void {
  if (mode === 'write') keepLog(file, connection);
  // NOTE: a reopened WAL database defaults to NORMAL here, and would lose confirmed changes in a power failure.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma('temp_store = MEMORY');
  if (mode === 'write') connection.pragma(`cache_size = -${KEPT_KB}`);
  if (mode === 'write') connection.pragma(`cache_spill = ${WRITTEN_PAGES}`);
  connection.pragma(`query_only = ${mode === 'read' ? 'ON' : 'OFF'}`);
  connection.pragma('busy_timeout = 0');
}

// NOTE: this is written into the file's header. A reader leaves it alone: the seal of a backup covers every byte, and
// inspecting a backup must not break it.
function keepLog(file: string, connection: Connection): void {
  if (connection.pragma('journal_mode = WAL', { simple: true }) === 'wal') return;
  throw new AppError(
    'database_unusable',
    `${file} cannot use a write-ahead log here (is it on a network drive?). Move it to a local disk.`,
  );
}

// SQLite silently opens a file that it may not write to, lets a transaction begin, and refuses its first change. This
// change has no effect and is rolled back.
function proveWritable(connection: Connection): void {
  try {
    connection.exec('BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK');
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}
