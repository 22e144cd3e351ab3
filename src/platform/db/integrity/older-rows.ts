import type { Connection } from '../connection/open.js';
import type { TableName } from '../subjects.js';
import type { Row } from '../transact.js';
import type { OlderValue } from './row-event.js';

// An event from before a column was added lacks it. The row then has the value that the migration gave it: the default,
// or what is listed here.

const FILLED: Partial<Record<TableName, Readonly<Record<string, (after: Row) => unknown>>>> = {
  // @source migrations/0017_people_and_lists.ts
  lists: {
    open_version: ({ version }) => version,
    open_updated_at: ({ updated_at }) => updated_at,
  },
  // @source migrations/0015_second_person.ts
  findings: {
    needs_second: ({ value }) => (value === 'misattributed' || value === 'fabricated' ? 1 : 0),
  },
};

export function olderValues(connection: Connection, table: TableName): OlderValue {
  const columns = connection
    .prepare('SELECT name, dflt_value AS written FROM pragma_table_info(?)')
    .all(table) as { name: string; written: string | null }[];
  const defaults = new Map(
    columns.map(({ name, written }) => [
      name,
      written === null ? null : connection.prepare(`SELECT ${written}`).pluck().get(),
    ]),
  );
  return (column, after) => {
    const fill = FILLED[table]?.[column];
    return fill === undefined ? defaults.get(column) : fill(after);
  };
}
