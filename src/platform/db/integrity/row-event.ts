import type { Connection } from '../connection/open.js';
import type { TableName } from '../subjects.js';
import type { Row } from '../transact.js';

// The expected state of a row after its last event.

/** The last event about a row, with its payload. */
export interface LastEvent {
  readonly seq: number;
  readonly at: string;
  /** The whole row as JSON; null where the row was removed, or the payload erased. */
  readonly after: string | null;
  /** The event that erased the payload; null where it was not erased. */
  readonly erased_by: number | null;
}

/** Supplies the value of a column that was added after the event. */
export type OlderValue = (column: string, after: Row) => unknown;

/**
 * The first column of a row that differs from what the event recorded; null for none.
 * @param columns those to compare, in the order of the table
 */
export function firstDifference(
  row: Row,
  columns: readonly string[],
  event: LastEvent & { readonly after: string },
  older: OlderValue,
): string | null {
  const after = parsedRow(event.after);
  if (after === null) return columns[0] ?? null;
  const field = differing(row, columns, after, older);
  if (field === null || !('erased_payloads' in after)) return field;
  // The erasing event is written before the row is cleared, which marks the row and raises its version.
  const cleared = {
    ...after,
    version: Number(after.version) + 1,
    updated_at: event.at,
    erased_by: event.seq,
  };
  return differing(row, columns, cleared, older);
}

function differing(row: Row, columns: readonly string[], after: Row, older: OlderValue): string | null {
  for (const column of columns) {
    const recorded = Object.hasOwn(after, column) ? after[column] : older(column, after);
    if (row[column] !== recorded) return column;
  }
  return null;
}

/** A payload that is not a row was tampered with; the check of the chain reports it, too. */
function parsedRow(json: string): Row | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Row) : null;
  } catch {
    return null;
  }
}

/**
 * An event lacks a column that was empty in a new row, or that was added later. The row then has the value that the migration gave it: the default,
 * or what is listed here.
 */
const FILLED: Partial<Record<TableName, Readonly<Record<string, (after: Row) => unknown>>>> = {
  // @source migrations/0017_people_and_lists.ts
  lists: {
    open_version: ({ version }) => version,
    // An event with the one column was written with the other, and omitted it as empty.
    open_updated_at: (after) => (Object.hasOwn(after, 'open_version') ? null : after.updated_at),
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
