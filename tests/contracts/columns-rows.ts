import type { Connection } from '../../src/platform/db/connection/open.js';
import { PROGRAM_COLUMNS } from './columns-kept.js';

// Which columns people fill in, and which rows have something there.

/** Tables of the database but those of SQLite and of Kysely, by name. */
export function tablesIn(connection: Connection): string[] {
  const tables = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
    AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'kysely!_%' ESCAPE '!' ORDER BY name`;
  return connection.prepare(tables).pluck().all() as string[];
}

/** Whether the program fills a column in, and no person does. */
export function isProgram(table: string, column: string): boolean {
  return Object.hasOwn(PROGRAM_COLUMNS, column) || Object.hasOwn(PROGRAM_COLUMNS, `${table}.${column}`);
}

export function isGiven(value: unknown): boolean {
  return value !== null && value !== 0 && value !== '[]';
}
