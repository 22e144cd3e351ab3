import type { Column } from '../../../engines/collation/collate.js';
import type { AddedWord, Cell, CellMark, Row } from '../../../engines/collation/row.js';
import { CELL_MARK_WORDS } from './mark-words.js';

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

export interface Piece {
  readonly text: string;
  readonly found: false;
  readonly differs: Differs | null;
}

interface Differs {
  readonly as: 'ins' | 'mark' | 'gap';
  /** `where the reference has “two”, a number:` */
  readonly says: string;
  readonly isGrave: boolean;
  /** Whether the wording marks the difference. */
  readonly isMarked: boolean;
}

interface DifferenceAt {
  readonly start: number;
  readonly end: number;
  readonly differs: Differs;
}

/** The wording divided at its differences; together the pieces are the wording. */
export function piecesOf(wording: string, row: Row, reference: Reference): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, differs } of differencesIn(row, reference)) {
    if (start < at) continue;
    if (start > at) pieces.push(plain(wording.slice(at, start)));
    pieces.push({ ...plain(wording.slice(start, end)), differs });
    at = end;
  }
  return at < wording.length ? [...pieces, plain(wording.slice(at))] : pieces;
}

function plain(text: string): Piece {
  return { text, found: false, differs: null };
}

/** The places where the wording differs, in its own order. */
function differencesIn(row: Row, reference: Reference): DifferenceAt[] {
  const turns: DifferenceAt[] = [];
  let behind = 0;
  row.cells.forEach((cell, at) => {
    for (const added of row.added[at] ?? []) turns.push(additionOf(added));
    const turn = differenceAt(cell, at, row, reference, behind);
    if (turn) turns.push(turn);
    if (cell.words && cell.op !== 'moved') behind = cell.words[1];
  });
  for (const added of row.added.at(-1) ?? []) turns.push(additionOf(added));
  return turns.sort((a, b) => a.start - b.start || a.end - b.end);
}

function additionOf({ words: [start, end], mark }: AddedWord): DifferenceAt {
  return { start, end, differs: differs('ins', 'not in the reference', mark) };
}

function differenceAt(
  cell: Cell,
  at: number,
  row: Row,
  reference: Reference,
  behind: number,
): DifferenceAt | null {
  if (cell.op === 'omitted') {
    // The mark already shows the omission.
    if (cell.isMarked || row.cells[at - 1]?.op === 'omitted') return null;
    const { words, mark } = leftOut(at, row, reference);
    return { start: behind, end: behind, differs: differs('gap', `left out here: “${words}”`, mark) };
  }
  if (cell.words === null || cell.op === 'same') return null;
  const [start, end] = cell.words;
  if (cell.op === 'moved')
    return { start, end, differs: differs('mark', 'elsewhere in the reference', cell.mark) };
  const there = `where the reference has “${referenceWords(at, row, reference)}”`;
  return { start, end, differs: { ...differs('ins', there, cell.mark), isMarked: cell.isMarked } };
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
