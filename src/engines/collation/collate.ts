import { readText } from '../fidelity/text.js';
import { rowOf } from './row.js';
import type { Collation } from './table.js';

// Wordings of one statement laid over each other, word by word, as a table: a column for each word of the reference
// and a row for each wording. Case, apostrophes, marks and spaces make no difference but are told. Which wording is
// the reference, and whether all are in one language, is for the caller to know.

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
