import { readText } from '../fidelity/text/text.js';
import { rowOf } from './align-row.js';
import type { Row } from './row.js';

// Aligns the wordings of one statement as a table: a column for each word of the reference and a row for each
// wording. Differences in case, apostrophes, marks and spaces are reported but are no differences of words. The
// caller chooses the reference and ensures that all are in one language.

/** A word of the reference; UTF-16 code units, the end exclusive. */
export interface Column {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Collation {
  readonly columns: readonly Column[];
  /** In the order in which the wordings were given. */
  readonly rows: readonly Row[];
  /** Whether any wording has extra words before each column, and after the last. */
  readonly gaps: readonly boolean[];
}

/** Each row is computed independently, so that it does not depend on the other wordings. */
export function collate(reference: string, wordings: readonly string[]): Collation {
  const read = readText(reference);
  const columns = read.folded.map((_, at) => {
    const [start, end] = [read.starts[at] ?? 0, read.ends[at] ?? 0];
    return { text: reference.slice(start, end), start, end };
  });
  const rows = wordings.map((wording) => rowOf(read, wording));
  const gaps = Array.from({ length: columns.length + 1 }, (_, at) =>
    rows.some(({ added }) => (added[at]?.length ?? 0) > 0),
  );
  return { columns, rows, gaps };
}
