import { kindOfPair } from '../fidelity/alignment/pairs.js';
import { isName, meaningOf } from '../fidelity/differences/meaning.js';
import type { ReadText } from '../fidelity/text/text.js';
import { MEANING_MARKS, type MeaningMark } from '../fidelity/verdict.js';
import type { Language } from '../language/language.js';
import type { Words } from '../reading/compared/words.js';
import { isDateName } from './dates.js';
import type { Placed } from './places.js';
import type { AddedWord, Cell, CellMark } from './row.js';

// Turns the alignment of a wording with the reference into table cells and the words between them.

export interface Pair {
  readonly reference: ReadText;
  readonly words: Words;
  readonly language: Language | null;
}

/** One cell for each word of the reference. */
export function cellsOf(pair: Pair, places: readonly (Placed | null)[]): Cell[] {
  const isPlaced = (place: Placed | null) => place !== null;
  const [first, last] = [places.findIndex(isPlaced), places.findLastIndex(isPlaced)];
  return places.map((place, at) => {
    if (place !== null) return cellOf(pair, place, at);
    if (at < first || at > last) return { ...NO_CELL, op: 'outside' as const };
    const mark = markOfWord(pair.reference, at, pair.language);
    return { ...NO_CELL, op: 'omitted' as const, mark, isMarked: isCutMarked(pair, places, at) };
  });
}

/** A cell without words, a difference or a mark. */
export const NO_CELL = {
  words: null,
  isJoined: false,
  isOtherForm: false,
  isMarked: false,
  mark: null,
} as const;

const CUT = /\u2026|\u22ef|\.[ \u00a0]?\.|[[\]]/;

function isCutMarked({ words }: Pair, places: readonly (Placed | null)[], at: number): boolean {
  const isInPlace = (place: Placed | null) => place !== null && place.op !== 'moved';
  const before = places.slice(0, at).findLast(isInPlace);
  const after = places.slice(at).find(isInPlace);
  return CUT.test(words.text.slice(words.ends[(before?.to ?? 0) - 1] ?? 0, words.starts[after?.from ?? -1]));
}

function cellOf(pair: Pair, place: Placed, at: number): Cell {
  const { reference, words } = pair;
  const span = [words.starts[place.from] ?? 0, words.ends[place.to - 1] ?? 0] as const;
  const there = reference.text.slice(reference.starts[at], reference.ends[at + place.columns - 1]);
  const isSame = place.op !== 'changed';
  return {
    op: place.op,
    words: place.isJoined ? null : span,
    isJoined: place.isJoined,
    isMarked: !isSame && /\[[^\]]*$/.test(words.text.slice(0, span[0])),
    isOtherForm: isSame && !place.isJoined && words.text.slice(...span) !== there,
    mark: isSame || place.isJoined ? null : markOf(pair, place, at),
  };
}

const GRAVE: ReadonlySet<string> = new Set(MEANING_MARKS);

function markOf(
  { reference, words, language }: Pair,
  { from, to, columns, value }: Placed,
  at: number,
): CellMark | null {
  if (value === 'equal') return null;
  const [dates, others] = [datesIn(words, from, to), datesIn(reference, at, at + columns)];
  const kind = kindOfPair(words.folded.slice(from, to), reference.folded.slice(at, at + columns), language);
  if (value === 'other') return 'number';
  // “May” for “June” changes a date, not a modal verb; “Theresa May” for “Theresa Dorn” changes a name.
  if ((dates || others) && DATED.has(kind)) return 'date';
  const isOneName = isName(words, from) || isName(reference, at);
  if (kind === 'hedge' && isOneName) return 'name';
  if (GRAVE.has(kind)) return kind as MeaningMark;
  return kind === 'other' && isOneName ? 'name' : null;
}

const DATED: ReadonlySet<string> = new Set(['hedge', 'other']);

function datesIn(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isDateName(words, at)) return true;
  return false;
}

function markOfWord(words: Words, at: number, language: Language | null): CellMark | null {
  if (isDateName(words, at)) return 'date';
  const mark = meaningOf(words, [at, at + 1], language);
  return mark === 'hedge' && isName(words, at) ? 'name' : mark;
}

/** Words without a counterpart, placed after the last preceding word that kept its place. */
export function addedTo(
  { reference, words, language }: Pair,
  places: readonly (Placed | null)[],
): AddedWord[][] {
  const added: AddedWord[][] = Array.from({ length: reference.folded.length + 1 }, () => []);
  const columns = new Map<number, { at: number; isMoved: boolean }>();
  places.forEach((place, at) => {
    for (let word = place?.from ?? 0; word < (place?.to ?? 0); word += 1)
      columns.set(word, { at, isMoved: place?.op === 'moved' });
  });
  let behind = 0;
  words.folded.forEach((_, word) => {
    const column = columns.get(word);
    if (column !== undefined) behind = column.isMoved ? behind : column.at + 1;
    else {
      const span = [words.starts[word] ?? 0, words.ends[word] ?? 0] as const;
      added[behind]?.push({ words: span, mark: markOfWord(words, word, language) });
    }
  });
  return added;
}

/**
 * Whether the punctuation or spacing between two adjacent words differs, where both words are the same and adjacent
 * in each text.
 */
export function isMarkedOtherwise(
  { reference, words }: Pair,
  place: Placed | null,
  next: Placed | null | undefined,
  at: number,
): boolean {
  if (place?.op !== 'same' || next?.op !== 'same' || next.from !== place.to) return false;
  const there = reference.text.slice(reference.ends[at], reference.starts[at + 1]);
  return words.text.slice(words.ends[place.to - 1], words.starts[next.from]) !== there;
}
