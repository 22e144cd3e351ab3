// A long copy is found by its parts: a book holds every word somewhere, and would be found for all of them. Parts lap
// over, so that a quotation that one part cuts in two stands whole in the next.

/** Characters (code points) of a part, and from the start of one to the start of the next. */
export const PART = 8192;
export const STEP = 7168;
/** Of no copy are more parts indexed: 29 million characters are beyond what is kept. */
export const PARTS = 4096;

/** Entries of copies that everybody may see stand above this number. Copies have numbers below 2^40. */
export const PUBLIC = 2 ** 52;

/** Some of a text; UTF-16 code units, the end exclusive. */
export interface Piece {
  readonly part: number;
  readonly start: number;
  readonly end: number;
}

/** The parts of a text in order: at least one, together all of it. */
export function piecesOf(text: string): Piece[] {
  const unitsAt = WIDE.test(text) ? wideAt(text) : (characters: number) => Math.min(characters, text.length);
  const pieces: Piece[] = [];
  do {
    const part = pieces.length;
    pieces.push({ part, start: unitsAt(part * STEP), end: unitsAt(part * STEP + PART) });
  } while ((pieces.at(-1)?.end ?? 0) < text.length && pieces.length < PARTS);
  return pieces;
}

/** Characters of two code units. */
const WIDE = /[\ud800-\udbff][\udc00-\udfff]/;

/** Where so many characters end, asked for in any order; the text is gone through once. */
function wideAt(text: string): (characters: number) => number {
  const known = new Map<number, number>();
  let [units, count] = [0, 0];
  for (const character of text) {
    if (count % STEP === 0 || count % STEP === PART - STEP) known.set(count, units);
    units += character.length;
    count += 1;
  }
  return (characters) => known.get(characters) ?? text.length;
}

export function entryOf(snapshotId: number, part: number, isPublic: boolean): number {
  return (isPublic ? PUBLIC : 0) + snapshotId * PARTS + part;
}

export function snapshotOf(entry: number): number {
  return Math.floor((entry % PUBLIC) / PARTS);
}

export function partOf(entry: number): number {
  return entry % PARTS;
}
