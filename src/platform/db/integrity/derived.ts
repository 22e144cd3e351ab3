import Sqlite from 'better-sqlite3';
import type { Connection } from '../connection/open.js';
import type { DerivedSet, DerivedTable } from '../derivation.js';
import type { Db, Tx } from '../schema.js';
import type { Row } from '../transact.js';

// Compares derived rows with what they derive to. SQLite looks for an unqualified table among the temporary ones first:
// so the code that writes derived rows writes them beside the stored ones, and nothing has to derive them in a second
// way. Each batch is one read transaction, and is rolled back: no change comes between, and the file stays as it is.

export interface DerivedFault {
  readonly table: DerivedTable['name'];
  readonly noun: string;
  /** Null for what derives from a note on a saved copy. */
  readonly claimId: number | null;
  readonly noteId: number | null;
  /** The saved copy that was compared; null for what derives from all. */
  readonly copyId: number | null;
  /** The first column that differs; null where a row is missing, or should not be there. */
  readonly field: string | null;
  /** What is stored, and what it should be; undefined where that is text of the record. */
  readonly stored: unknown;
  readonly derived: unknown;
  /** Why it could not be derived at all, as an error says it; null where it was. */
  readonly error: string | null;
}

/** A record of which nothing can be derived, and why. */
export interface NotDerived {
  readonly id: number;
  readonly error: unknown;
}

/**
 * @param expected a freshly migrated database, whose tables are as they should be
 * @returns the number of records of which everything was derived
 */
export async function compareDerived(
  connection: Connection,
  expected: Connection,
  { db, derivation }: { readonly db: Db; readonly derivation: DerivedSet },
  found: DerivedFindings,
): Promise<number> {
  const { tables, besides = [] } = derivation;
  const names = [...tables.map(({ name }) => name), ...besides];
  return besideStored(connection, expected, names, async () => {
    const pairs = tables.map((table) => new TablePair(connection, table));
    const compare = async (ids: readonly number[]) => {
      // Kysely's own transaction would take the write lock.
      await derivation.derive(db as unknown as Tx, ids);
      for (const fault of pairs.flatMap((pair) => [...pair.faultsOf(ids)])) found.onFault(fault);
    };
    let records = 0;
    for (let last = 0; ; ) {
      connection.exec('BEGIN');
      try {
        const ids = await derivation.next(db, last);
        if (ids.length === 0) return records;
        await orOneByOne(connection, ids, compare, found.onNotDerived);
        records += ids.length;
        last = ids.at(-1) ?? last;
      } finally {
        connection.exec('ROLLBACK');
      }
    }
  });
}

export interface DerivedFindings {
  onFault(fault: DerivedFault): void;
  /** A row of the wrong shape may keep its record from being derived: that is no reason to leave out the others. */
  onNotDerived(record: NotDerived): void;
}

/** @throws what SQLite throws where the file cannot be read */
async function orOneByOne(
  connection: Connection,
  ids: readonly number[],
  compare: (ids: readonly number[]) => Promise<void>,
  onNotDerived: DerivedFindings['onNotDerived'],
): Promise<void> {
  connection.exec('SAVEPOINT some');
  try {
    return await compare(ids);
  } catch (error) {
    if (isUnreadable(error)) throw error;
    const [id] = ids;
    if (ids.length === 1 && id !== undefined) return onNotDerived({ id, error });
  } finally {
    connection.exec('ROLLBACK TO some; RELEASE some');
  }
  for (const id of ids) await orOneByOne(connection, [id], compare, onNotDerived);
}

/** Rows that a constraint refuses are wrong themselves; other errors of SQLite are those of the file. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && !error.code.startsWith('SQLITE_CONSTRAINT');
}

/** Does some work while temporary tables stand before the stored ones. */
async function besideStored<T>(
  connection: Connection,
  expected: Connection,
  names: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const pragmas = ['query_only', 'foreign_keys'].map(
    (name) => [name, connection.pragma(name, { simple: true })] as const,
  );
  // References of a temporary table would be looked for among the temporary ones.
  for (const [name] of pragmas) connection.pragma(`${name} = OFF`);
  try {
    for (const name of names) for (const sql of temporary(expected, name)) connection.exec(sql);
    return await work();
  } finally {
    for (const name of names) connection.exec(`DROP TABLE IF EXISTS temp."${name}"`);
    for (const [name, value] of pragmas) connection.pragma(`${name} = ${value}`);
  }
}

/** With the unique indexes, which statements name that insert or update. */
function temporary(expected: Connection, name: string): string[] {
  const made = expected.prepare(
    `SELECT sql FROM sqlite_master WHERE tbl_name = ? AND (type = 'table' OR sql LIKE 'CREATE UNIQUE %')
     ORDER BY type = 'index'`,
  );
  return (made.pluck().all(name) as string[]).map((sql) =>
    sql.replace(/^CREATE TABLE/, 'CREATE TEMP TABLE').replace(/^CREATE UNIQUE INDEX /, '$&temp.'),
  );
}

/** A stored table and the temporary one. */
class TablePair {
  readonly #table: DerivedTable;
  readonly #columns: readonly string[];
  readonly #rows: Record<'main' | 'temp', (ids: string) => readonly Row[]>;

  constructor(connection: Connection, table: DerivedTable) {
    this.#table = table;
    this.#columns = connection
      .prepare("SELECT name FROM pragma_table_info(?, 'main')")
      .pluck()
      .all(table.name)
      .filter((column) => !table.ignored?.includes(column as string)) as string[];
    const rowsIn = (schema: 'main' | 'temp') => {
      const rows = connection.prepare(rowsOf(table, schema));
      return (ids: string) => rows.all(ids) as Row[];
    };
    this.#rows = { main: rowsIn('main'), temp: rowsIn('temp') };
  }

  /** At most one for each claim or note. */
  faultsOf(recordIds: readonly number[]): Iterable<DerivedFault> {
    const ids = JSON.stringify(recordIds);
    const stored = this.#byKey(this.#rows.main(ids));
    const derived = this.#byKey(this.#rows.temp(ids));
    const faults = new Map<string, DerivedFault>();
    for (const key of new Set([...stored.keys(), ...derived.keys()])) {
      const fault = this.#difference(stored.get(key), derived.get(key));
      const of = `${fault?.claimId} ${fault?.noteId}`;
      if (fault !== null && !faults.has(of)) faults.set(of, fault);
    }
    return faults.values();
  }

  #byKey(rows: readonly Row[]): ReadonlyMap<string, Row> {
    return new Map(rows.map((row) => [JSON.stringify(this.#table.key.map((column) => row[column])), row]));
  }

  #difference(stored: Row | undefined, derived: Row | undefined): DerivedFault | null {
    const { name: table, noun, quotable } = this.#table;
    const row = stored ?? derived ?? {};
    const [claimId, noteId, copyId] = [row.claim_of_row, row.note_of_row, row.copy_of_row] as (
      | number
      | null
    )[];
    const of = {
      table,
      noun,
      claimId: claimId ?? null,
      noteId: noteId ?? null,
      copyId: copyId ?? null,
      error: null,
    };
    if (stored === undefined || derived === undefined)
      return { ...of, field: null, stored: stored && 'a row', derived: derived && 'a row' };
    const field = this.#columns.find((column) => stored[column] !== derived[column]);
    if (field === undefined) return null;
    const [is, should] = quotable.includes(field) ? [stored[field], derived[field]] : [];
    return { ...of, field, stored: is, derived: should };
  }
}

function rowsOf({ name, by, key }: DerivedTable, schema: 'main' | 'temp'): string {
  const rows = `${schema}."${name}" AS t`;
  const ids = '(SELECT value FROM json_each(?))';
  if (by === 'claim_id')
    return `SELECT t.*, t.claim_id AS claim_of_row FROM ${rows} WHERE t.claim_id IN ${ids}`;
  if (by === 'finding_id')
    return `SELECT t.*, f.claim_id AS claim_of_row FROM findings AS f JOIN ${rows} ON t.finding_id = f.id
      WHERE f.claim_id IN ${ids}`;
  const note = key.includes('annotation_id') ? 't.annotation_id' : 'NULL';
  return `SELECT t.*, a.claim_id AS claim_of_row, ${note} AS note_of_row, t.snapshot_id AS copy_of_row
    FROM snapshots AS s CROSS JOIN ${rows} ON t.snapshot_id = s.id LEFT JOIN attributions AS a ON a.id = t.attribution_id
    WHERE s.source_id IN ${ids}`;
}
