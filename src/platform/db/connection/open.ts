import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { keysOf } from '../../../engines/alike/record-keys.js';
import { fold } from '../../../engines/text/fold.js';
import { spacedWords } from '../../../engines/text/search-words.js';
import { AppError } from '../../lib/errors.js';
import { knownMigrations } from '../known-migrations.js';
import { explainAddon, unwritableFile } from './open-failures.js';
import { makePrivateFile } from './private-files.js';
import { isBusy, sqliteCodeOf } from './sqlite-errors.js';
import { refuseLost } from './was-served.js';

// Opens database files; the only importer of better-sqlite3. Refuses any file that is not an Onrecord database of this
// version or an older one, before it changes anything.

export type Connection = Sqlite.Database;
export type Statement = Sqlite.Statement<unknown[]>;
export type Mode = 'read' | 'write';

/** The application id in the file's header, which marks an Onrecord database. The letters "OnRc". */
export const APPLICATION_ID = 0x4f6e5263;

// Another process may be closing or recovering the file, which takes milliseconds.
export const OPEN_WAIT_MS = 1000;

// The page cache of the write connection, in kilobytes. SQLite scans all of it at the end of most transactions: four
// times as much made a small one a fifth slower.
const KEPT_KB = 8_000;

// How many dirty pages of 4 KB a transaction keeps before it spills them to the log, as an import otherwise does all
// the time.
const WRITTEN_PAGES = 8_000;

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

/** SQL functions for migrations and queries. */
export function addFunctions(connection: Connection): void {
  // Names are searched as claims are: without regard to case or accents, in every script.
  connection.function('fold', { deterministic: true }, (text) =>
    typeof text === 'string' ? fold(text) : null,
  );
  // One parameter of a query string: a saved view stores the whole query.
  connection.function('query_value', { deterministic: true }, (query, name) =>
    typeof query === 'string' ? new URLSearchParams(query).get(String(name)) : null,
  );
  connection.function('spaced_words', { deterministic: true }, (text) =>
    typeof text === 'string' ? spacedWords(text) : '',
  );
  connection.function('comparison_keys', { deterministic: true }, (compared, text) =>
    typeof text === 'string' ? `[${keysOf(String(compared), text)}]` : '[]',
  );
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

/** The name of a restored database until it is complete and renamed as the last step. */
export function unfinishedRestore(file: string): string {
  return `${file}.restoring`;
}

/**
 * @throws AppError where the folder, or the file to read, is missing; where the file was emptied; or where an
 * interrupted restore was about to replace it
 */
export function refuseMissing(file: string, mode: Mode): void {
  refuseMissingFolder(file);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? null;
  // A new empty database would be taken for the restored one.
  if (size === null && existsSync(unfinishedRestore(file))) {
    throw new AppError(
      'database_unusable',
      `${file} was only partly restored. Run \`onrecord restore\` again; to start an empty one, remove ${unfinishedRestore(file)} first.`,
    );
  }
  refuseLost(file, size);
  if (size === null && mode === 'read') {
    throw new AppError(
      'database_unusable',
      `${file} does not exist. Name another file with --db, or start one with \`onrecord migrate\`.`,
    );
  }
  // NOTE: SQLite would take the empty file for a new one and discard the log, which holds the last changes.
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 && log > 0) {
    throw new AppError(
      'database_unusable',
      `${file} has been emptied, while ${file}-wal still holds changes. Bring a backup back with \`onrecord restore\`.`,
    );
  }
}

/** @throws AppError where the folder of a file is missing */
export function refuseMissingFolder(file: string): void {
  const folder = dirname(resolve(file));
  if (existsSync(folder)) return;
  throw new AppError(
    'database_unusable',
    `${file}: the folder ${folder} does not exist. Make it, or name another file.`,
  );
}

/** @throws AppError where the file belongs to another program, or to a newer version of this one */
export function refuseForeign(file: string, connection: Connection): void {
  const tables = connection.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
  const id = connection.pragma('application_id', { simple: true });
  if (tables === 0 && id === 0) return;
  if (id !== APPLICATION_ID) {
    throw new AppError(
      'database_unusable',
      `${file} is a database of another program, so nothing was changed in it. Name another file with --db.`,
    );
  }
  const unknown = appliedMigrations(connection).find((name) => !knownMigrations.includes(name));
  if (unknown !== undefined) {
    throw new AppError(
      'database_unusable',
      `${file} was written by a newer Onrecord (${unknown}). Use that version, or bring an older backup back with \`onrecord restore\`.`,
    );
  }
}

/** Names of a file's applied migrations, in order; empty for a new file. */
export function appliedMigrations(connection: Connection): string[] {
  const exists = connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'`).get();
  if (exists === undefined) return [];
  return connection.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[];
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
    `${file} cannot have a write-ahead log at this location (a network drive?). Move it to a local disk.`,
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

const FAULTS = [
  [
    'SQLITE_NOTADB',
    'is not a database, or is damaged. Name another file with --db, or bring a backup back with `onrecord restore`.',
  ],
  [
    'SQLITE_CORRUPT',
    'is damaged. Bring a backup back with `onrecord restore`; the damaged file is kept aside.',
  ],
  ['SQLITE_READONLY', 'cannot be written to: check who may write to the file and to its folder.'],
  [
    'SQLITE_CANTOPEN',
    'cannot be opened: check that it is a file, and who may read and write it and its folder.',
  ],
  ['SQLITE_PERM', 'cannot be opened: check who may read and write it.'],
  ['SQLITE_BUSY', 'is locked by another program. Close that program and try again.'],
  ['SQLITE_FULL', 'cannot be opened, since its disk is full. Free some space and try again.'],
  // The shared-memory index is a file, too, and there is no room for it.
  ['SQLITE_IOERR_SHMSIZE', 'cannot be opened, since its disk is full. Free some space and try again.'],
  [
    'SQLITE_IOERR',
    'cannot be read or written (the disk reports an error). Check the disk, then bring a backup back with `onrecord restore`.',
  ],
] as const;

/** An opening error as one line that names the file; any other error unchanged. */
export function unusable(file: string, error: unknown): unknown {
  const code = sqliteCodeOf(error);
  const fault = FAULTS.find(([prefix]) => code === prefix || code?.startsWith(`${prefix}_`));
  if (fault === undefined) return error;
  const bar = fault[0] === 'SQLITE_READONLY' || fault[0] === 'SQLITE_CANTOPEN' ? unwritableFile(file) : '';
  return new AppError('database_unusable', `${file} ${fault[1]}${bar}`, { cause: error });
}

/** Adds the file's name to SQLite's error, for a command that works on one file. Other errors unchanged. */
export function naming(file: string, error: unknown): unknown {
  if (!(error instanceof AppError) || sqliteCodeOf(error.cause) === null) return error;
  return unusable(file, error.cause);
}
