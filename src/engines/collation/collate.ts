import { readText } from '../fidelity/text.js';
import { rowOf } from './lay.js';
import type { Row } from './row.js';

// Wordings of one statement laid over each other, word by word, as a table: a column for each word of the reference
// and a row for each wording. Case, apostrophes, marks and spaces make no difference but are told. Which wording is
// the reference, and whether all are in one language, is for the caller to know.

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
  /** Where any wording has words that the reference has not: before each column, and after the last. */
  readonly gaps: readonly boolean[];
}

/** Every row is made by itself, so that it is the same whatever other wordings there are. */
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
