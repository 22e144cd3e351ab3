import { refuseUnbindable } from './bindable.js';
import type { Connection, Statement } from './open.js';
import { toAppError } from './sqlite-errors.js';

// Statements for single rows, each prepared once. An import runs these by the hundred thousand: building a query
// for each, and waiting for it, costs several times what SQLite needs.

type Values = Readonly<Record<string, unknown>>;

interface Kept {
  readonly sql: string;
  /** What its parameters are for, in order. */
  readonly columns: readonly string[];
  readonly statement: Statement;
  /** What it answers. Stays as it is: no table is altered while the desk is open. */
  readonly answers: readonly string[];
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
    const wording: Worded = (columns) => `${insertInto(table, columns)} returning *`;
    return this.#run(`${table} +*`, values, wording) as Record<string, unknown>;
  }

  /** The same for a row that nobody asks back. */
  insertBare(table: string, values: Values): void {
    this.#run(`${table} +`, values, (columns) => insertInto(table, columns));
  }

  byId(table: string, id: number): Record<string, unknown> | undefined {
    return this.#run(`${table} =`, { id }, () => `select * from ${quoted(table)} where id = ?`);
  }

  /** Changes a row that is there and answers all its columns. */
  update(table: string, id: number, values: Values): Record<string, unknown> {
    const wording: Worded = (columns) => {
      const sets = columns.slice(0, -1).map((column) => `${quoted(column)} = ?`);
      return `update ${quoted(table)} set ${sets.join(', ')} where id = ? returning *`;
    };
    const { id: _, ...others } = values;
    return this.#run(`${table} ~`, { ...others, id }, wording) as Record<string, unknown>;
  }

  #run(key: string, values: Values, wording: Worded): Record<string, unknown> | undefined {
    const [columns, parameters] = given(values);
    const kept = this.#of(key, columns, wording);
    refuseUnbindable(kept.sql, parameters);
    try {
      if (kept.answers.length === 0) kept.statement.run(parameters);
      else return toRow(kept.answers, kept.statement.get(parameters) as unknown[] | undefined);
    } catch (error) {
      throw toAppError(error);
    }
    return undefined;
  }

  #of(key: string, columns: readonly string[], wording: Worded): Kept {
    const some = this.#kept.get(key) ?? [];
    const known = some.find((one) => isSame(one.columns, columns));
    if (known) return known;
    const sql = wording(columns);
    const statement = this.#connection.prepare(sql);
    const answers = statement.reader ? statement.columns().map(({ name }) => name) : [];
    if (statement.reader) statement.raw(true);
    const kept = { sql, columns, statement, answers };
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

function toRow(
  names: readonly string[],
  values: readonly unknown[] | undefined,
): Record<string, unknown> | undefined {
  if (values === undefined) return undefined;
  const row: Record<string, unknown> = {};
  for (let at = 0; at < names.length; at += 1) row[names[at] as string] = values[at];
  return row;
}

function insertInto(table: string, columns: readonly string[]): string {
  const marks = columns.map(() => '?').join(', ');
  return `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${marks})`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
