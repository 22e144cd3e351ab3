import { type Readable, type ReadText, readText } from '../fidelity/text/text.js';
import { languageOf } from '../language/language.js';
import { readWords } from '../reading/compared/words.js';
import { addedTo, cellsOf, isMarkedOtherwise, NO_CELL } from './cells.js';
import { placesOf } from './places.js';
import { CELL_MARKS, type CellOp, type Row } from './row.js';
import { stepsBetween } from './steps.js';

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

/**
 * Each row is computed independently, so that it does not depend on the other wordings: equal ones share a row, and
 * one equal to the reference is not aligned.
 */
export function collate(reference: Readable, wordings: readonly string[]): Collation {
  const read = readText(reference);
  const columns = read.folded.map((_, at) => {
    const [start, end] = [read.starts[at] ?? 0, read.ends[at] ?? 0];
    return { text: read.text.slice(start, end), start, end };
  });
  const byWording = new Map([[read.text, unchangedRow(columns)]]);
  const rows = wordings.map((wording) => {
    const row = byWording.get(wording) ?? rowOf(read, wording);
    byWording.set(wording, row);
    return row;
  });
  const gaps = Array.from({ length: columns.length + 1 }, (_, at) =>
    rows.some(({ added }) => (added[at]?.length ?? 0) > 0),
  );
  return { columns, rows, gaps };
}

/** The row of the reference itself. */
function unchangedRow(columns: readonly Column[]): Row {
  return {
    cells: columns.map(({ start, end }) => ({ ...NO_CELL, op: 'same', words: [start, end] })),
    added: Array.from({ length: columns.length + 1 }, () => []),
    differences: { changed: 0, added: 0, omitted: 0, moved: 0 },
    marks: [],
    isPart: false,
    hasOtherForm: false,
    hasOtherMarks: false,
  };
}

function rowOf(reference: ReadText, wording: string): Row {
  const words = readWords(wording);
  const pair = { reference, words, language: languageOf([...reference.folded, ...words.folded]) };
  const places = placesOf(stepsBetween(reference, words, pair.language), reference, words);
  const cells = cellsOf(pair, places);
  const added = addedTo(pair, places);
  const marks = [...cells, ...added.flat()].flatMap(({ mark }) => mark ?? []);
  const count = (op: CellOp) => cells.filter((cell) => cell.op === op).length;
  return {
    cells,
    added,
    differences: {
      changed: count('changed'),
      added: added.flat().length,
      omitted: count('omitted'),
      moved: count('moved'),
    },
    marks: CELL_MARKS.filter((mark) => marks.includes(mark)),
    isPart: count('outside') > 0,
    hasOtherForm: cells.some(({ isOtherForm }) => isOtherForm),
    hasOtherMarks: places.some((place, at) => isMarkedOtherwise(pair, place, places[at + 1], at)),
  };
}
