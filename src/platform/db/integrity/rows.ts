import type { Connection, Statement } from '../connection/open.js';
import { REBUILT, RULES_RECORDED, VISIBILITY_CORRECTED } from '../derivation.js';
import { CONTINUED } from '../heads/head.js';
import { sha256OfSecret } from '../secrets.js';
import { TABLES, type TableName } from '../subjects.js';
import type { Row } from '../transact.js';
import { firstDifference, type LastEvent, type OlderValue, olderValues } from './row-event.js';

// Compares every row of a recorded table with the last event of its record. Each batch of ids is one statement, so that
// no concurrent write comes between a row and its event, and memory stays constant.

export interface RowFault {
  readonly table: TableName;
  readonly id: number;
  readonly what: 'changed' | 'missing' | 'unrecorded' | 'removed';
  /** The first column that differs; null where the row as a whole does. */
  readonly field: string | null;
  /** The last event about the row; null where there is none. */
  readonly event: { readonly seq: number; readonly at: string } | null;
}

export interface RowComparison {
  readonly table: TableName;
  /** Columns that events omit. */
  readonly unrecorded: readonly string[];
  /** The column with the hash of a secret, and the name of its SHA-256 in events; null for none. */
  readonly secret: { readonly column: string; readonly name: string } | null;
  /** A freshly migrated database, whose rows have no events. */
  readonly expected: Connection;
  readonly onFault: (fault: RowFault) => void;
}

export interface ComparedRows {
  readonly rows: number;
  /** Rows whose last payload was erased, so that there is nothing to compare them with. */
  readonly withoutPayload: number;
  /** Rows whose last event is of a version that held nothing of their secret. */
  readonly withoutSecret: readonly number[];
}

interface JoinedRow extends Row {
  readonly id: number;
  readonly event_seq: number | null;
  readonly event_at: string;
  readonly event_after: string | null;
  readonly event_erased_by: number | null;
}

const BATCH_ROWS = 500;

/** Actions that leave the row as it was. */
export const ACTIONS_OF_NO_ROW: readonly string[] = [
  REBUILT,
  VISIBILITY_CORRECTED,
  RULES_RECORDED,
  ...Object.values(CONTINUED),
];
const NOT_OF_ROWS = ACTIONS_OF_NO_ROW.map((action) => `'${action}'`).join(', ');

export function compareRows(connection: Connection, comparison: RowComparison): ComparedRows {
  const { table, unrecorded, secret, onFault } = comparison;
  const columns = columnsOf(connection, table).filter((column) => !unrecorded.includes(column));
  const read = secret === null ? columns : [...columns, secret.column];
  const select = connection.prepare(rowsWithEvents(table, read));
  const initial = comparison.expected.prepare(`SELECT * FROM "${table}" WHERE id = ?`);
  const parts = { comparison, columns, initial, older: olderValues(connection, table) };
  let last = Number.MIN_SAFE_INTEGER;
  let rows = 0;
  let withoutPayload = 0;
  const withoutSecret: number[] = [];
  for (;;) {
    const batch = select.all(last) as JoinedRow[];
    for (const row of batch) {
      if (row.event_erased_by !== null) withoutPayload += 1;
      const fault = faultOf(row, parts) ?? secretFault(row, comparison);
      if (fault === 'not held') withoutSecret.push(row.id);
      else if (fault !== null) onFault(fault);
    }
    rows += batch.length;
    last = batch.at(-1)?.id ?? last;
    if (batch.length < BATCH_ROWS) break;
  }
  reportMissing(connection, comparison);
  return { rows, withoutPayload, withoutSecret };
}

interface ComparisonParts {
  readonly comparison: RowComparison;
  readonly columns: readonly string[];
  readonly initial: Statement;
  readonly older: OlderValue;
}

function faultOf(row: JoinedRow, { comparison, columns, initial, older }: ComparisonParts): RowFault | null {
  const { table } = comparison;
  const { id, event_seq: seq, event_at: at, event_after: after, event_erased_by: erased_by } = row;
  if (seq === null) {
    const first = initial.get(id) as Row | undefined;
    const isInitial = first !== undefined && columns.every((column) => first[column] === row[column]);
    return isInitial ? null : { table, id, what: 'unrecorded', field: null, event: null };
  }
  if (erased_by !== null) return null;
  const event = { seq, at };
  if (after === null) return { table, id, what: 'removed', field: null, event };
  const field = firstDifference(row, columns, { seq, at, after, erased_by }, older);
  return field === null ? null : { table, id, what: 'changed', field, event };
}

/** The event of an erasure is written before the row is cleared. */
function secretFault(row: JoinedRow, { table, secret }: RowComparison): RowFault | 'not held' | null {
  const { id, event_seq: seq, event_at: at, event_after: after } = row;
  if (secret === null || seq === null || after === null) return null;
  const event = JSON.parse(after) as Row;
  const held = event[secret.name];
  const isErased = 'erased_payloads' in event;
  if (held === undefined) return isErased ? null : 'not held';
  const stored = row[secret.column];
  const isAsHeld = held === sha256OfSecret(stored) || (isErased && stored === null);
  return isAsHeld ? null : { table, id, what: 'changed', field: secret.column, event: { seq, at } };
}

function rowsWithEvents(table: TableName, columns: readonly string[]): string {
  return `SELECT ${columns.map((column) => `t."${column}"`).join(', ')}, e.seq AS event_seq, e.at AS event_at,
      p.after AS event_after, p.erased_by AS event_erased_by
    FROM "${table}" AS t
    LEFT JOIN events AS e ON e.seq = (SELECT max(seq) FROM events
      WHERE subject_kind = '${TABLES[table].kind}' AND subject_id = t.id AND action NOT IN (${NOT_OF_ROWS}))
    LEFT JOIN event_payloads AS p ON p.seq = e.seq
    WHERE t.id > ? ORDER BY t.id LIMIT ${BATCH_ROWS}`;
}

function reportMissing(connection: Connection, { table, onFault }: RowComparison): void {
  const { kind } = TABLES[table];
  const lost = connection.prepare(
    `SELECT subject_id AS id, max(seq) AS seq FROM events WHERE subject_kind = '${kind}' AND subject_id > ? AND action NOT IN (${NOT_OF_ROWS})
     AND NOT EXISTS (SELECT 1 FROM "${table}" AS t WHERE t.id = subject_id)
     GROUP BY subject_id ORDER BY subject_id LIMIT ${BATCH_ROWS}`,
  );
  const eventOf = connection.prepare(
    `SELECT e.seq, at, action, after, erased_by FROM events AS e LEFT JOIN event_payloads AS p ON p.seq = e.seq
     WHERE e.seq = ?`,
  );
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const batch = lost.all(last) as { id: number; seq: number }[];
    for (const { id, seq } of batch) {
      const event = eventOf.get(seq) as LastEvent & { readonly action: string };
      if (leftRow(event)) onFault({ table, id, what: 'missing', field: null, event: { seq, at: event.at } });
    }
    last = batch.at(-1)?.id ?? last;
    if (batch.length < BATCH_ROWS) return;
  }
}

/** Whether a row must exist after an event; with an erased payload only the action says so. */
function leftRow({ after, erased_by, action }: LastEvent & { readonly action: string }): boolean {
  return erased_by === null ? after !== null : action !== 'removed' && action !== 'erased';
}

function columnsOf(connection: Connection, table: TableName): string[] {
  return connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
}
