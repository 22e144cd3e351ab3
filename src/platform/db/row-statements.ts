import type { Connection, Statement } from './open.js';
import { TableRows } from './table-rows.js';

export interface ChainEnd {
  /** The highest number that any event was ever given; null where there was none. */
  readonly given: number | null;
  /** The hash of the last event there is. */
  readonly hash: string | null;
}

const CHAIN_END = `select (select seq from sqlite_sequence where name = 'events') as given,
  (select hash from events order by seq desc limit 1) as hash`;

/**
 * Single rows of every table. An import writes these by the hundred thousand: building a query for each, and waiting
 * for it, costs several times what SQLite needs. No table is altered while the desk is open.
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
