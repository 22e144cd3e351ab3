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
