import { statSync } from 'node:fs';
import { type Connection, withConnection } from '../connection/open.js';
import { unusable } from '../connection/open-failures.js';
import { appliedMigrations } from '../connection/refused-files.js';
import { knownMigrations } from '../known-migrations.js';

// Facts about a database file: whether it is sound, and what it contains.

// A damaged file can have a fault on every page; the first ones are enough.
const MAX_FAULTS = 20;

export interface DatabaseFacts {
  readonly file: string;
  readonly bytes: number;
  /** Bytes in the write-ahead log that are not yet checkpointed. */
  readonly walBytes: number;
  readonly sqliteVersion: string;
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Rows of each table, by name, trash included. */
  readonly counts: Readonly<Record<string, number>>;
  /** The last event; null for an empty history. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
}

export interface Structure {
  /** One line per fault, at most 20; empty for a sound database. */
  readonly faults: readonly string[];
  /** The names of full-text indexes that are damaged. They can be rebuilt, and are no faults. */
  readonly damagedIndexes: readonly string[];
}

/** Reads the whole file and checks structure, constraints, foreign keys and full-text indexes. */
export function structureOf(connection: Connection): Structure {
  const found = connection.prepare(`PRAGMA integrity_check(${MAX_FAULTS})`).pluck().all() as string[];
  const lines = found.filter((line) => line !== 'ok');
  const faults = lines.filter((line) => damagedIndexIn(line) === null);
  const damagedIndexes = [...new Set(lines.flatMap((line) => damagedIndexIn(line) ?? []))];
  // SQLite stops at the first broken page, so foreign keys cannot be checked in a damaged structure.
  return { faults: faults.length > 0 ? faults : orphansIn(connection), damagedIndexes };
}

/** The same without full-text indexes. */
export function faultsOf(connection: Connection): readonly string[] {
  return structureOf(connection).faults;
}

/** @source SQLite, FTS5: `fts5: … table "claim_index"`, `malformed inverted index for FTS5 table main.claim_index` */
function damagedIndexIn(line: string): string | null {
  const isOfIndex = line.startsWith('fts5: ') || line.includes('inverted index for FTS5 table ');
  return isOfIndex ? (/ table "?(?:main\.)?(\w+)/.exec(line)?.[1] ?? null) : null;
}

function orphansIn(connection: Connection): readonly string[] {
  const orphans = connection.pragma('foreign_key_check') as {
    table: string;
    rowid: number;
    parent: string;
  }[];
  return orphans
    .map(({ table, rowid, parent }) => `${table} ${rowid} points to a row of ${parent} that is not there`)
    .slice(0, MAX_FAULTS);
}

/** @throws AppError `database_unusable` */
export function describeDatabase(file: string): DatabaseFacts {
  return reading(file, (connection) => {
    const applied = appliedMigrations(connection);
    return {
      file,
      bytes: statSync(file).size,
      walBytes: statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
      sqliteVersion: connection.prepare('SELECT sqlite_version()').pluck().get() as string,
      applied,
      pending: knownMigrations.filter((name) => !applied.includes(name)),
      counts: countRows(connection),
      head: headOf(connection),
    };
  });
}

function reading<T>(file: string, look: (connection: Connection) => T): T {
  try {
    return withConnection(file, 'read', look);
  } catch (error) {
    throw unusable(file, error);
  }
}

function countRows(connection: Connection): Record<string, number> {
  const counts = tablesOf(connection).map((table) => [
    table,
    connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number,
  ]);
  return Object.fromEntries(counts);
}

function tablesOf(connection: Connection): string[] {
  return connection
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'kysely\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
}

function headOf(connection: Connection): DatabaseFacts['head'] {
  if (!tablesOf(connection).includes('events')) return null;
  const head = connection.prepare('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1').get();
  return (head as DatabaseFacts['head'] | undefined) ?? null;
}
