import type { Column } from '../../../engines/collation/collate.js';
import type { AddedWord, Cell, CellMark, Row } from '../../../engines/collation/row.js';
import type { Span } from '../../../engines/text/span.js';
import { cutAt, type Differs, type Piece } from '../../comparisons/model/pieces.js';
import { MARK_WORDS } from '../../comparisons/model/quoted.js';

// A wording as running text, with its differences from the reference marked and labelled.

/** The wording with which the others are compared, and its words. */
export interface Reference {
  readonly text: string;
  readonly columns: readonly Column[];
}

/** The text of its words `from` to `to` (exclusive); empty for none. */
export function wordsOf({ text, columns }: Reference, from: number, to: number): string {
  const [first, last] = [columns[from], columns[to - 1]];
  return first === undefined || last === undefined || to <= from ? '' : text.slice(first.start, last.end);
}

/** Labels of differences that probably change the meaning. */
export const CELL_MARK_WORDS: Readonly<Record<CellMark, string>> = {
  ...MARK_WORDS,
  name: 'a name',
  date: 'a date',
};

/** The wording divided at its differences, which it shows in its own order; together the pieces are the wording. */
export function piecesOf(wording: string, row: Row, reference: Reference): Piece[] {
  return cutAt(wording, differencesIn(row, reference));
}

interface PieceAt {
  readonly span: Span;
  readonly differs: Differs;
}

function differencesIn(row: Row, reference: Reference): PieceAt[] {
  const found: PieceAt[] = [];
  let behind = 0;
  row.cells.forEach((cell, at) => {
    for (const added of row.added[at] ?? []) found.push(additionOf(added));
    const difference = differenceAt(cell, at, row, reference, behind);
    if (difference) found.push(difference);
    if (cell.words && cell.op !== 'moved') behind = cell.words[1];
  });
  for (const added of row.added.at(-1) ?? []) found.push(additionOf(added));
  return found.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

function additionOf({ words: span, mark }: AddedWord): PieceAt {
  return { span, differs: differs('ins', 'not in the reference', mark) };
}

function differenceAt(
  cell: Cell,
  at: number,
  row: Row,
  reference: Reference,
  behind: number,
): PieceAt | null {
  if (cell.op === 'omitted') {
    // The mark already shows the omission.
    if (cell.isMarked || row.cells[at - 1]?.op === 'omitted') return null;
    const { words, mark } = leftOut(at, row, reference);
    return { span: [behind, behind], differs: differs('gap', `left out here: “${words}”`, mark) };
  }
  if (cell.words === null || cell.op === 'same') return null;
  const span = cell.words;
  if (cell.op === 'moved') return { span, differs: differs('mark', 'elsewhere in the reference', cell.mark) };
  const there = `where the reference has “${referenceWords(at, row, reference)}”`;
  return { span, differs: { ...differs('ins', there, cell.mark), isMarked: cell.isMarked } };
}

/** Consecutive omitted words are one omission. */
function leftOut(at: number, row: Row, reference: Reference): { words: string; mark: CellMark | null } {
  let to = at;
  while (row.cells[to + 1]?.op === 'omitted') to += 1;
  const mark = row.cells.slice(at, to + 1).find((cell) => cell.mark !== null)?.mark ?? null;
  return { words: wordsOf(reference, at, to + 1), mark };
}

/** The words of the reference that a cell corresponds to, including those joined to it. */
function referenceWords(at: number, row: Row, reference: Reference): string {
  let to = at;
  while (row.cells[to + 1]?.isJoined) to += 1;
  return wordsOf(reference, at, to + 1);
}

function differs(as: Differs['as'], says: string, mark: CellMark | null): Differs {
  const meaning = mark === null ? '' : `, ${CELL_MARK_WORDS[mark]}`;
  return { as, says: `${says}${meaning}:`, isGrave: mark !== null, isMarked: false };
}
