import { drawnOrder } from './bidi/order.js';
import type { PdfItem, Row } from './pdf-rows.js';

// The signs of a row as it appears on the page, from left to right, whatever order the file has them in.

/** Rows at one height become one: a file may have the pieces of a line as if each were a line. */
export function levelRows(rows: readonly Row[]): Row[] {
  const level: Row[] = [];
  for (const row of rows) {
    const before = level.at(-1);
    if (before && isBeside(before, row)) level[level.length - 1] = together(before, row);
    else level.push(row);
  }
  return level;
}

function isBeside(one: Row, other: Row): boolean {
  const isLevel = Math.abs(one.y - other.y) < Math.min(one.height, other.height) * 0.3;
  return isLevel && (one.right <= other.left + 1 || other.right <= one.left + 1);
}

function together(one: Row, other: Row): Row {
  return {
    pieces: [...one.pieces, ...other.pieces],
    y: one.y,
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
    height: Math.max(one.height, other.height),
  };
}

/** A gap of this much of the height of the letters is a space. */
const MIN_SPACE = 0.15;

export function signsOf({ pieces, height }: Row): string[] {
  const signs: string[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const { letters, x, width } of placed(pieces)) {
    const isApart = x - end > height * MIN_SPACE;
    if (isApart && !/\s$/.test(signs.at(-1) ?? '') && !/^\s/.test(letters[0] ?? '')) signs.push(' ');
    for (const sign of letters) signs.push(sign);
    end = x + width;
  }
  return signs;
}

interface Placed {
  /** From left to right. */
  readonly letters: readonly string[];
  readonly x: number;
  readonly width: number;
}

/** From left to right. Spaces are told by the gaps: pdf.js adds some wherever a mark is drawn over its letter. */
function placed(pieces: readonly PdfItem[]): Placed[] {
  const said = pieces.filter(({ str }) => str?.trim());
  const isFromRight = (said.at(-1)?.transform?.[4] ?? 0) < (said[0]?.transform?.[4] ?? 0);
  const found: Placed[] = [];
  let marks: string[] = [];
  // A mark is drawn at the left of its letter in the file, or where letters come from the right, at its end.
  for (const { str = '', dir, transform, width = 0 } of isFromRight ? said.reverse() : said) {
    const letters = drawnOrder(str, dir === 'rtl' ? 1 : 0);
    if (MARKS.test(str)) marks.push(...letters.filter((letter) => letter.trim() !== ''));
    else {
      found.push({ letters: [...marks, ...letters], x: transform?.[4] ?? 0, width });
      marks = [];
    }
  }
  return found.sort((one, other) => one.x - other.x);
}

/** A sign without a letter in the table of its font is a mark too, where it has no width. */
const MARKS = /^[\s\p{M}\0]+$/u;
