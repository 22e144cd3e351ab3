import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OMITTED_COLUMNS } from '../../src/people/activity/event-store.js';
import {
  UNRECORDED_COLUMNS,
  UNRECORDED_TABLES,
  unrecordedColumns,
} from '../../src/people/integrity/job/coverage.js';
import type { Connection } from '../../src/platform/db/connection/open.js';
import { migratedInMemory } from '../../src/platform/db/migrate.js';
import { TABLES, type TableName } from '../../src/platform/db/subjects.js';

// Every column of every table is compared with the history, or listed with the reason why not.

let connection: Connection;
beforeAll(async () => {
  connection = await migratedInMemory();
});
afterAll(() => connection.close());

function tableNames(): string[] {
  const query = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
    AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'kysely!_%' ESCAPE '!'`;
  return connection.prepare(query).pluck().all() as string[];
}

function columnsOf(table: string): string[] {
  return connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
}

it('every table is compared row by row, or listed with a reason', () => {
  const covered = [...Object.keys(TABLES), ...Object.keys(UNRECORDED_TABLES)];
  expect(covered.sort()).toEqual(tableNames().sort());
  for (const reason of Object.values(UNRECORDED_TABLES)) expect(reason.length).toBeGreaterThan(10);
});

describe('of a table whose rows are compared', () => {
  it.each(Object.keys(TABLES) as TableName[])(
    'every column of %s is, or is listed with a reason',
    (table) => {
      const listed = Object.keys(UNRECORDED_COLUMNS[table] ?? {});
      expect(columnsOf(table)).toEqual(expect.arrayContaining(listed));
      expect(unrecordedColumns(table).sort(), 'what events leave out has a reason').toEqual(listed.sort());
      expect(listed).toEqual(expect.arrayContaining([...(OMITTED_COLUMNS[TABLES[table].kind] ?? [])]));
    },
  );
});
