// A long copy is indexed in parts: a book contains nearly every word, and would match everything. Parts overlap, so
// that a quotation across a boundary is whole in the next part.

/** Length of a part, and distance between the starts of two parts, in code points. */
export const PART = 8192;
export const STEP = 7168;
/** Maximum number of parts of a copy: their 29 million characters exceed any stored copy. */
export const PARTS = 4096;

/** Entries of public copies are above this number. Ids of copies are below 2^40. */
export const PUBLIC = 2 ** 52;

/** A part of a text; UTF-16 code units, end exclusive. */
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

/** Converts offsets in code points to UTF-16 code units; asked for in any order, the text is scanned once. */
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
