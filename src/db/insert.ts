import { CompiledQuery } from 'kysely';
import type { Tx } from './schema.js';

// The one statement that an import runs by the hundred thousand. Written out here, since building and compiling
// a query for each row costs several times what SQLite needs to add it.

type Values = Readonly<Record<string, unknown>>;

/** Adds a row and answers all its columns. What is undefined is left to its default. */
export async function insertRow<R>(tx: Tx, table: string, values: Values): Promise<R> {
  const { sql, parameters } = insertOf(table, values);
  const { rows } = await tx.executeQuery<R>(CompiledQuery.raw(`${sql} returning *`, parameters));
  return rows[0] as R;
}

/** The same for a row that nobody asks back. */
export async function insertBare(tx: Tx, table: string, values: Values): Promise<void> {
  const { sql, parameters } = insertOf(table, values);
  await tx.executeQuery(CompiledQuery.raw(sql, parameters));
}

function insertOf(table: string, values: Values): { readonly sql: string; readonly parameters: unknown[] } {
  let columns = '';
  let marks = '';
  const parameters: unknown[] = [];
  for (const column in values) {
    const value = values[column];
    if (value === undefined) continue;
    columns += parameters.length === 0 ? quoted(column) : `, ${quoted(column)}`;
    marks += parameters.length === 0 ? '?' : ', ?';
    parameters.push(value);
  }
  return { sql: `insert into ${quoted(table)} (${columns}) values (${marks})`, parameters };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
