import { refuseUnbindable } from './bindable.js';
import type { Connection, Statement } from './open.js';
import { type RowMaker, rowMaker } from './row-maker.js';
import { toAppError } from './sqlite-errors.js';

// Statements for single rows, each prepared once. An import runs these by the hundred thousand: building a query
// for each, and waiting for it, costs several times what SQLite needs.

type Values = Readonly<Record<string, unknown>>;

interface Kept {
  readonly sql: string;
  /** What its parameters are for, in order. */
  readonly columns: readonly string[];
  readonly statement: Statement;
  /** Makes a row of what it answers; null where it answers nothing. No table is altered while the desk is open. */
  readonly make: RowMaker | null;
}

/** Makes the text of a statement from the columns that it is given. */
type Worded = (columns: readonly string[]) => string;

export class RowStatements {
  readonly #connection: Connection;
  readonly #kept = new Map<string, Kept[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Adds a row and answers all its columns. What is undefined is left to its default. */
  insert(table: string, values: Values): Record<string, unknown> {
    return this.#standing(table, Number(this.insertBare(table, values)));
  }

  /** The same for a row that nobody asks back; answers its number. */
  insertBare(table: string, values: Values): number | bigint {
    return this.#write(`${table} +`, values, (columns) => insertInto(table, columns));
  }

  byId(table: string, id: number): Record<string, unknown> | undefined {
    const kept = this.#of(`${table} =`, ['id'], () => `select * from ${quoted(table)} where id = ?`);
    return this.#run(kept, [id], ({ statement, make }) => {
      const values = statement.get(id) as unknown[] | undefined;
      return values && make?.(values);
    });
  }

  /** Changes a row that is there and answers all its columns. */
  update(table: string, id: number, values: Values): Record<string, unknown> {
    const { id: _, ...others } = values;
    this.#write(`${table} ~`, { ...others, id }, (columns) => {
      const sets = columns.slice(0, -1).map((column) => `${quoted(column)} = ?`);
      return `update ${quoted(table)} set ${sets.join(', ')} where id = ?`;
    });
    return this.#standing(table, id);
  }

  // Asked for by its number afterwards: RETURNING keeps what it answers in a table of its own until it is read, and
  // takes twice as long.
  #standing(table: string, id: number): Record<string, unknown> {
    return this.byId(table, id) as Record<string, unknown>;
  }

  #write(key: string, values: Values, wording: Worded): number | bigint {
    const [columns, parameters] = given(values);
    const kept = this.#of(key, columns, wording);
    return this.#run(kept, parameters, ({ statement }) => statement.run(parameters).lastInsertRowid);
  }

  #run<T>(kept: Kept, parameters: readonly unknown[], work: (kept: Kept) => T): T {
    refuseUnbindable(kept.sql, parameters);
    try {
      return work(kept);
    } catch (error) {
      throw toAppError(error);
    }
  }

  #of(key: string, columns: readonly string[], wording: Worded): Kept {
    const some = this.#kept.get(key) ?? [];
    const known = some.find((one) => isSame(one.columns, columns));
    if (known) return known;
    const sql = wording(columns);
    const statement = this.#connection.prepare(sql);
    const make = statement.reader ? rowMaker(statement.columns().map(({ name }) => name)) : null;
    if (statement.reader) statement.raw(true);
    const kept = { sql, columns, statement, make };
    this.#kept.set(key, [...some, kept]);
    return kept;
  }
}

function given(values: Values): [columns: string[], parameters: unknown[]] {
  const columns: string[] = [];
  const parameters: unknown[] = [];
  for (const column in values) {
    const value = values[column];
    if (value === undefined) continue;
    columns.push(column);
    parameters.push(value);
  }
  return [columns, parameters];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((column, at) => column === other[at]);
}

function insertInto(table: string, columns: readonly string[]): string {
  const marks = columns.map(() => '?').join(', ');
  return `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${marks})`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
