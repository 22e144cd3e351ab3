import type { Connection, Statement } from '../connection/open.js';
import { toAppError } from '../connection/sqlite-errors.js';
import { refuseUnbindable, rowMaker, type StatementCache } from '../connection/statements.js';
import { afterReserved, isReservable } from '../queries/reserved-ids.js';

export type Values = Readonly<Record<string, unknown>>;
export type WrittenRow = Record<string, unknown>;

const NO_STAMPS: Values = {};

interface Column {
  readonly name: string;
  readonly type: string;
  /** The default. */
  readonly fallback: unknown;
}

/**
 * Rows of one table. A row is written with all its columns and is then known without reading it back, since SQLite
 * keeps text and whole numbers unchanged: with RETURNING an insert would take a third longer.
 */
export class TableRows {
  readonly #statements: StatementCache;
  readonly #table: string;
  readonly #columns: readonly Column[];
  readonly #names: readonly string[];
  readonly #toRow: (values: readonly unknown[]) => WrittenRow;
  readonly #insert: Statement;

  constructor(connection: Connection, statements: StatementCache, table: string) {
    this.#statements = statements;
    this.#table = quoted(table);
    this.#columns = columnsOf(connection, table);
    this.#names = this.#columns.map(({ name }) => name);
    this.#toRow = rowMaker(this.#names);
    const into = `${this.#table} (${this.#names.map(quoted).join(', ')})`;
    const values = this.#names.map((name) =>
      name === 'id' && isReservable(table) ? `coalesce(?, ${afterReserved(table)})` : '?',
    );
    this.#insert = connection.prepare(`insert into ${into} values (${values.join(', ')})`);
  }

  /** Adds a row without returning it. Undefined values get their default. */
  insertBare(values: Values): void {
    this.#write(this.#insert, this.#columnsFrom(values, NO_STAMPS));
  }

  /**
   * Adds a row whose first column is a generated number; returns all its columns.
   * @param stamps further columns; those that the table lacks are ignored
   */
  insert(values: Values, stamps: Values): WrittenRow {
    const columns = this.#columnsFrom(values, stamps);
    columns[0] = Number(this.#write(this.#insert, columns));
    return this.#asWritten(columns);
  }

  byId(id: unknown): WrittenRow | undefined {
    const select = this.#statements.get(`select * from ${this.#table} where id = ?`).raw(true);
    try {
      const columns = select.get(id);
      return columns === undefined ? undefined : this.#toRow(columns as unknown[]);
    } catch (error) {
      throw toAppError(error);
    }
  }

  /** Updates the row that is now `before`; returns all its columns. */
  update(before: Values, values: Values): WrittenRow {
    const names = Object.keys(values).filter((name) => values[name] !== undefined);
    const sets = names.map((name) => `${quoted(name)} = ?`).join(', ');
    const parameters = [...names.map((name) => values[name]), before.id];
    this.#write(this.#statements.get(`update ${this.#table} set ${sets} where id = ?`), parameters);
    return this.#asWritten(
      this.#names.map((name) => (values[name] === undefined ? before[name] : values[name])),
    );
  }

  #columnsFrom(values: Values, stamps: Values): unknown[] {
    const columns: unknown[] = [];
    let given = 0;
    for (const { name, fallback } of this.#columns) {
      const value = values[name];
      if (value !== undefined) given += 1;
      columns.push(value === undefined ? (stamps[name] ?? fallback) : value);
    }
    if (given !== Object.keys(values).length) this.#refuseUnknown(values);
    return columns;
  }

  #refuseUnknown(values: Values): void {
    for (const name in values)
      if (values[name] !== undefined && !this.#names.includes(name))
        throw new Error(`The table ${this.#table} has no column named ${name}.`);
  }

  // Without closures and lookups: an import calls this for each of its rows.
  #write(statement: Statement, parameters: readonly unknown[]): number | bigint {
    refuseUnbindable(statement.source, parameters);
    try {
      return statement.run(parameters).lastInsertRowid;
    } catch (error) {
      throw toAppError(error);
    }
  }

  #asWritten(columns: readonly unknown[]): WrittenRow {
    for (let at = 0; at < columns.length; at += 1)
      if (!isKeptAsGiven(this.#columns[at]?.type, columns[at])) return this.byId(columns[0]) as WrittenRow;
    return this.#toRow(columns);
  }
}

function columnsOf(connection: Connection, table: string): readonly Column[] {
  const columns = connection
    .prepare('select name, type, dflt_value as written from pragma_table_info(?)')
    .all(table) as { name: string; type: string; written: string | null }[];
  return columns.map(({ name, type, written }) => ({
    name,
    type,
    fallback: written === null ? null : connection.prepare(`select ${written}`).pluck().get(),
  }));
}

/** SQLite replaces a lone surrogate, and turns a number in a text column into text. */
function isKeptAsGiven(type: string | undefined, value: unknown): boolean {
  if (value === null) return true;
  if (type === 'TEXT') return typeof value === 'string' && value.isWellFormed();
  return type === 'INTEGER' && Number.isInteger(value);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
