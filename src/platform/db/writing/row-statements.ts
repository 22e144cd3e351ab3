import type { Connection, Statement } from '../connection/open.js';
import { TableRows } from './table-rows.js';

export interface ChainEnd {
  /** The highest event number ever assigned; null for none. */
  readonly given: number | null;
  /** The hash of the last event. */
  readonly hash: string | null;
}

const CHAIN_END = `select (select seq from sqlite_sequence where name = 'events') as given,
  (select hash from events order by seq desc limit 1) as hash`;

/**
 * Statements for single rows of every table. An import writes hundreds of thousands of rows, and building and awaiting
 * a query for each costs several times SQLite's own work. No table is altered while a server runs.
 */
export class RowStatements {
  readonly #connection: Connection;
  #chainEnd: Statement | null = null;
  readonly #tables = new Map<string, TableRows>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  chainEnd(): ChainEnd {
    this.#chainEnd ??= this.#connection.prepare(CHAIN_END);
    return this.#chainEnd.get() as ChainEnd;
  }

  of(table: string): TableRows {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    const rows = new TableRows(this.#connection, table);
    this.#tables.set(table, rows);
    return rows;
  }
}
