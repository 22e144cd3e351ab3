import type { Connection } from '../connection/open.js';
import type { Derivation, DerivedTable } from '../derivation.js';
import type { Db, Tx } from '../schema.js';
import type { Row } from '../transact.js';

// Compares derived rows with what they derive to. SQLite looks for an unqualified table among the temporary ones first:
// so the code that writes derived rows writes them beside the stored ones, and nothing has to derive them in a second
// way. Each batch is one read transaction, and is rolled back: no change comes between, and the file stays as it is.

export interface DerivedFault {
  readonly table: DerivedTable['name'];
  readonly noun: string;
  readonly claimId: number;
  /** The first column that differs; null where a row is missing, or should not be there. */
  readonly field: string | null;
  /** What is stored, and what it should be; undefined where that is text of the record. */
  readonly stored: unknown;
  readonly derived: unknown;
}

/** @param expected a freshly migrated database, whose tables are as they should be */
export async function compareDerived(
  connection: Connection,
  expected: Connection,
  { db, derivation }: { readonly db: Db; readonly derivation: Derivation },
  onFault: (fault: DerivedFault) => void,
): Promise<number> {
  const { tables } = derivation;
  return besideStored(connection, expected, tables, async () => {
    const pairs = tables.map((table) => new TablePair(connection, table));
    let claims = 0;
    for (let last = 0; ; ) {
      connection.exec('BEGIN');
      try {
        const ids = await derivation.next(db, last);
        if (ids.length === 0) return claims;
        // Kysely's own transaction would take the write lock.
        await derivation.derive(db as unknown as Tx, ids);
        for (const pair of pairs) for (const fault of pair.faultsOf(ids)) onFault(fault);
        claims += ids.length;
        last = ids.at(-1) ?? last;
      } finally {
        connection.exec('ROLLBACK');
      }
    }
  });
}

/** Does some work while temporary tables stand before the stored ones. */
async function besideStored<T>(
  connection: Connection,
  expected: Connection,
  tables: readonly DerivedTable[],
  work: () => Promise<T>,
): Promise<T> {
  const pragmas = ['query_only', 'foreign_keys'].map(
    (name) => [name, connection.pragma(name, { simple: true })] as const,
  );
  // References of a temporary table would be looked for among the temporary ones.
  for (const [name] of pragmas) connection.pragma(`${name} = OFF`);
  try {
    for (const { name } of tables) connection.exec(temporary(expected, name));
    return await work();
  } finally {
    for (const { name } of tables) connection.exec(`DROP TABLE IF EXISTS temp."${name}"`);
    for (const [name, value] of pragmas) connection.pragma(`${name} = ${value}`);
  }
}

function temporary(expected: Connection, name: string): string {
  const made = expected.prepare("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?");
  return (made.pluck().get(name) as string).replace(/^CREATE TABLE/, 'CREATE TEMP TABLE');
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
      .all(table.name) as string[];
    const rowsOf = (schema: 'main' | 'temp') => {
      const rows = connection.prepare(rowsOfClaims(table, schema));
      return (ids: string) => rows.all(ids) as Row[];
    };
    this.#rows = { main: rowsOf('main'), temp: rowsOf('temp') };
  }

  /** At most one for each claim. */
  faultsOf(claimIds: readonly number[]): Iterable<DerivedFault> {
    const ids = JSON.stringify(claimIds);
    const stored = this.#byKey(this.#rows.main(ids));
    const derived = this.#byKey(this.#rows.temp(ids));
    const faults = new Map<number, DerivedFault>();
    for (const key of new Set([...stored.keys(), ...derived.keys()])) {
      const fault = this.#difference(stored.get(key), derived.get(key));
      if (fault !== null && !faults.has(fault.claimId)) faults.set(fault.claimId, fault);
    }
    return faults.values();
  }

  #byKey(rows: readonly Row[]): ReadonlyMap<string, Row> {
    return new Map(rows.map((row) => [JSON.stringify(this.#table.key.map((column) => row[column])), row]));
  }

  #difference(stored: Row | undefined, derived: Row | undefined): DerivedFault | null {
    const { name: table, noun, quotable } = this.#table;
    const claimId = (stored ?? derived)?.claim_of_row as number;
    if (stored === undefined || derived === undefined)
      return { table, noun, claimId, field: null, stored: stored && 'a row', derived: derived && 'a row' };
    const field = this.#columns.find((column) => stored[column] !== derived[column]);
    if (field === undefined) return null;
    const [is, should] = quotable.includes(field) ? [stored[field], derived[field]] : [];
    return { table, noun, claimId, field, stored: is, derived: should };
  }
}

function rowsOfClaims({ name, by }: DerivedTable, schema: 'main' | 'temp'): string {
  const claims = '(SELECT value FROM json_each(?))';
  return by === 'claim_id'
    ? `SELECT t.*, t.claim_id AS claim_of_row FROM ${schema}."${name}" AS t WHERE t.claim_id IN ${claims}`
    : `SELECT t.*, f.claim_id AS claim_of_row FROM findings AS f JOIN ${schema}."${name}" AS t ON t.finding_id = f.id
       WHERE f.claim_id IN ${claims}`;
}
