import type { CellMark, Row } from '../../../engines/collation/row.js';
import type { Span } from '../../../engines/text/span.js';
import { type Reference, wordsOf } from './pieces.js';

// The places at which wordings differ, each with the text of every wording there: the rows of a table.

/** The text of one wording at a place. */
export interface TextAtPlace {
  /** Empty where it omits the words. */
  readonly text: string;
  /** `outside`: it covers only another part of the reference. */
  readonly kind: 'same' | 'differs' | 'outside';
}

/** A place at which wordings differ. */
export interface DifferingPlace {
  /** The words of the reference; empty where other wordings only add words. */
  readonly reference: string;
  readonly before: string;
  readonly after: string;
  /** One for each other wording, in order. */
  readonly there: readonly TextAtPlace[];
  readonly marks: readonly CellMark[];
}

/** Words of the reference shown on either side of a place. */
const CONTEXT = 3;

/** In the order of the reference; neighbouring words form one place. */
export function differingPlacesIn(
  reference: Reference,
  rows: readonly Row[],
  wordings: readonly string[],
): DifferingPlace[] {
  const count = reference.columns.length;
  const differs = Array.from({ length: count + 1 }, (_, at) => rows.some((row) => isOther(row, at)));
  const places: DifferingPlace[] = [];
  for (let at = 0; at <= count; at += 1) {
    if (!differs[at]) continue;
    let to = at;
    while (to < count && differs[to + 1]) to += 1;
    const there = rows.map((row, index) => thereOf(row, wordings[index] ?? '', at, to));
    places.push(differingPlaceAt(reference, rows, there, at, to));
    at = to;
  }
  return places;
}

/** Whether a wording differs at a word of the reference, or adds words before it. */
function isOther(row: Row, at: number): boolean {
  const op = row.cells[at]?.op;
  return op === 'changed' || op === 'moved' || op === 'omitted' || (row.added[at]?.length ?? 0) > 0;
}

/** @param to the last word of the place; the number of words where additions follow the last one */
function differingPlaceAt(
  reference: Reference,
  rows: readonly Row[],
  there: readonly TextAtPlace[],
  from: number,
  to: number,
): DifferingPlace {
  const marks = rows.flatMap((row) => [
    ...row.cells.slice(from, to + 1).flatMap(({ mark }) => mark ?? []),
    ...row.added.slice(from, to + 1).flatMap((words) => words.flatMap(({ mark }) => mark ?? [])),
  ]);
  const end = Math.min(to + 1, reference.columns.length);
  return {
    reference: wordsOf(reference, from, end),
    before: wordsOf(reference, Math.max(0, from - CONTEXT), from),
    after: wordsOf(reference, end, Math.min(end + CONTEXT, reference.columns.length)),
    there,
    marks: [...new Set(marks)],
  };
}

function thereOf(row: Row, wording: string, from: number, to: number): TextAtPlace {
  const cells = row.cells.slice(from, to + 1);
  const added = row.added.slice(from, to + 1).flat();
  const spans = [...added, ...cells].flatMap(({ words }) => (words === null ? [] : [words]));
  const text = joined(wording, spans);
  if (added.length === 0 && cells.length > 0 && cells.every(({ op }) => op === 'outside'))
    return { text, kind: 'outside' };
  const isSame = added.length === 0 && cells.every(({ op }) => op === 'same');
  return { text, kind: isSame ? 'same' : 'differs' };
}

/** Adjacent words as the wording prints them, with a separator between others. */
function joined(wording: string, spans: readonly Span[]): string {
  let [text, end] = ['', -1];
  for (const [start, last] of [...spans].sort(([a], [b]) => a - b)) {
    const between = wording.slice(end, start);
    const isNext = end >= 0 && !/[\p{L}\p{N}]/u.test(between);
    text += `${end < 0 ? '' : isNext ? between : ' … '}${wording.slice(start, last)}`;
    end = last;
  }
  return text;
}
