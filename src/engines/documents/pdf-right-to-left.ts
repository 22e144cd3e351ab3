import { pairsIn } from './bidi/brackets.js';
import { LEFT_TO_RIGHT_LETTERS, RIGHT_TO_LEFT, RIGHT_TO_LEFT_LETTERS } from './bidi/kinds.js';
import type { Base } from './bidi/levels.js';
import { readingOrder } from './bidi/order.js';
import { levelRows, signsOf } from './pdf-drawn-rows.js';
import { type Line, plainLetters, type Row, usualGap } from './pdf-rows.js';

// The lines of a page with right-to-left script, in the order of reading. Files have them as they are drawn, from left
// to right, or letter by letter from the right; so the places of the pieces decide.

interface DrawnRow extends Row {
  /** Its signs from left to right. */
  readonly signs: readonly string[];
  readonly base: Base;
}

export function linesFromRight(rows: readonly Row[]): Line[] {
  const drawn = columnsFromRight(withBases(levelRows(rows)));
  const [byShape, asGiven] = [textsOf(drawn, true), textsOf(drawn, false)];
  // Fonts give a bracket by its shape, or by its meaning: where it opens in the order of reading.
  const texts = bracketed(asGiven) > bracketed(byShape) ? asGiven : byShape;
  const sum = Math.min(...rows.map(({ left }) => left)) + Math.max(...rows.map(({ right }) => right));
  return drawn.map(({ y, left, right, height, base }, at) => ({
    // pdf.js has a space on both sides of a mark that follows one.
    text: plainLetters((texts[at] ?? '').replace(/ (?=\p{M})/gu, '')),
    y,
    right: base === 1 ? sum - left : right,
    height,
  }));
}

function textsOf(rows: readonly DrawnRow[], isByShape: boolean): string[] {
  return rows.map(({ signs, base }) =>
    signs.some((sign) => RIGHT_TO_LEFT.test(sign)) || base === 1
      ? readingOrder(signs, base, isByShape).join('')
      : signs.join(''),
  );
}

function bracketed(texts: readonly string[]): number {
  return pairsIn(texts.join('\n').match(/[^\s\p{L}\p{M}\p{N}]/gu) ?? []).length;
}

/** A row with letters of one direction has this; another that of most letters of its paragraph. */
function withBases(rows: readonly Row[]): DrawnRow[] {
  const step = usualGap(rows) * 1.35 + 0.5;
  const drawn: DrawnRow[] = [];
  let block: Signed[] = [];
  const end = () => {
    const base = baseOf(block);
    for (const one of block) drawn.push({ ...one.row, signs: one.signs, base: ownBase(one, base) });
    block = [];
  };
  for (const row of rows) {
    const above = block.at(-1)?.row;
    if (above && (above.y - row.y < -1 || above.y - row.y > step)) end();
    const signs = signsOf(row);
    block.push({ row, signs, letters: lettersIn(signs) });
  }
  end();
  return drawn;
}

interface Signed {
  readonly row: Row;
  readonly signs: readonly string[];
  readonly letters: { readonly left: number; readonly right: number };
}

function baseOf(block: readonly Signed[]): Base {
  const [left, right] = [
    sum(block.map(({ letters }) => letters.left)),
    sum(block.map(({ letters }) => letters.right)),
  ];
  // A name in Latin letters may be longer than the rest of its line.
  const isEnclosed = block.length === 1 && isFromRightAtEnds(block[0]?.signs ?? []);
  return right > left || isEnclosed ? 1 : 0;
}

function ownBase({ letters: { left, right } }: Signed, base: Base): Base {
  if (left > 0 === right > 0) return base;
  return right > 0 ? 1 : 0;
}

function isFromRightAtEnds(signs: readonly string[]): boolean {
  const isLetter = (sign: string) => /\p{L}/u.test(sign);
  return [signs.find(isLetter), signs.findLast(isLetter)].every((sign) => RIGHT_TO_LEFT.test(sign ?? ''));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function lettersIn(signs: readonly string[]): { readonly left: number; readonly right: number } {
  const text = signs.join('');
  return {
    left: text.match(LEFT_TO_RIGHT_LETTERS)?.length ?? 0,
    right: text.match(RIGHT_TO_LEFT_LETTERS)?.length ?? 0,
  };
}

/** Puts columns that a file has from left to right into the order in which they are read. */
function columnsFromRight(rows: readonly DrawnRow[]): DrawnRow[] {
  const fromRight = rows.filter(({ base }) => base === 1).length;
  if (fromRight * 2 <= rows.length) return [...rows];
  const columns: DrawnRow[][] = [];
  rows.forEach((row, at) => {
    const above = rows[at - 1];
    if (above === undefined || row.y > above.y + 1) columns.push([]);
    columns.at(-1)?.push(row);
  });
  return columns.reduce<DrawnRow[]>((before, column) => beside(before, column), []);
}

/** Puts a column before the rows at its left that are level with it. */
function beside(before: DrawnRow[], column: readonly DrawnRow[]): DrawnRow[] {
  const [top, left] = [column[0]?.y ?? 0, Math.min(...column.map((row) => row.left))];
  let from = before.length;
  while (from > 0 && isLeftOf(before[from - 1] as DrawnRow, left, top)) from--;
  before.splice(from, 0, ...column);
  return before;
}

function isLeftOf({ right, y }: DrawnRow, left: number, top: number): boolean {
  return right <= left && y <= top + 1;
}
