import { type Language, languageOf } from '../fidelity/language.js';
import { isName, meaningOf } from '../fidelity/meaning.js';
import { kindOfPair } from '../fidelity/pairs.js';
import type { ReadText } from '../fidelity/text.js';
import { MEANING_MARKS, type MeaningMark, type Span } from '../fidelity/verdict.js';
import { readWords, type Words } from '../fidelity/words.js';
import { type Placed, placesOf } from './places.js';
import { stepsBetween } from './steps.js';

/** `outside`: the wording begins after this word, or has ended before it, and says nothing of it. */
export type CellOp = 'same' | 'changed' | 'moved' | 'omitted' | 'outside';

/** What a wording has in the place of one word of the reference. */
export interface Cell {
  readonly op: CellOp;
  /** Its words there, in the wording; null where it has none. */
  readonly words: Span | null;
  /** Whether the cell before has the words: one word for several of the reference. */
  readonly isJoined: boolean;
  /** The same word in other letters: case, apostrophe, written apart or as one. */
  readonly isOtherForm: boolean;
  /** Why the difference is likely to be one of meaning. */
  readonly mark: MeaningMark | null;
}

/** A word of the wording that the reference has not. */
export interface AddedWord {
  readonly words: Span;
  readonly mark: MeaningMark | null;
}

/** One wording, laid over the reference. */
export interface Row {
  /** One for each column. */
  readonly cells: readonly Cell[];
  /** What it has before each column, and after the last: one more than there are columns. */
  readonly added: readonly (readonly AddedWord[])[];
  /** How many words; joined ones count as the columns they fill. */
  readonly differences: Readonly<Record<'changed' | 'added' | 'omitted' | 'moved', number>>;
  /** Why the differences are likely to be of meaning: each once. */
  readonly marks: readonly MeaningMark[];
  /** Whether it is a part of the reference only. */
  readonly isPart: boolean;
  readonly hasOtherForm: boolean;
  /** Whether the marks or spaces between two words differ. */
  readonly hasOtherMarks: boolean;
}

interface Pair {
  readonly reference: ReadText;
  readonly words: Words;
  readonly language: Language | null;
}

export function rowOf(reference: ReadText, wording: string): Row {
  const words = readWords(wording);
  const pair = { reference, words, language: languageOf([...reference.folded, ...words.folded]) };
  const places = placesOf(stepsBetween(reference, words), reference, words);
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
    marks: MEANING_MARKS.filter((mark) => marks.includes(mark)),
    isPart: count('outside') > 0,
    hasOtherForm: cells.some(({ isOtherForm }) => isOtherForm),
    hasOtherMarks: places.some((place, at) => isMarkedOtherwise(pair, place, places[at + 1], at)),
  };
}

function cellsOf(pair: Pair, places: readonly (Placed | null)[]): Cell[] {
  const isPlaced = (place: Placed | null) => place !== null;
  const [first, last] = [places.findIndex(isPlaced), places.findLastIndex(isPlaced)];
  return places.map((place, at) => {
    if (place !== null) return cellOf(pair, place, at);
    if (at < first || at > last) return { ...EMPTY, op: 'outside' as const };
    return { ...EMPTY, op: 'omitted' as const, mark: meaningOf(pair.reference, [at, at + 1], pair.language) };
  });
}

const EMPTY = { words: null, isJoined: false, isOtherForm: false, mark: null } as const;

function cellOf(pair: Pair, place: Placed, at: number): Cell {
  const { reference, words } = pair;
  const span = [words.starts[place.from] ?? 0, words.ends[place.to - 1] ?? 0] as const;
  const there = reference.text.slice(reference.starts[at], reference.ends[at + place.columns - 1]);
  const isSame = place.op !== 'changed';
  return {
    op: place.op,
    words: place.isJoined ? null : span,
    isJoined: place.isJoined,
    isOtherForm: isSame && !place.isJoined && words.text.slice(...span) !== there,
    mark: isSame || place.isJoined ? null : markOf(pair, place, at),
  };
}

const GRAVE: ReadonlySet<string> = new Set(MEANING_MARKS);

function markOf(
  { reference, words, language }: Pair,
  { from, to, columns }: Placed,
  at: number,
): MeaningMark | null {
  const kind = kindOfPair(words.folded.slice(from, to), reference.folded.slice(at, at + columns), language);
  if (GRAVE.has(kind)) return kind as MeaningMark;
  return kind === 'other' && (isName(words, from) || isName(reference, at)) ? 'name' : null;
}

/** Words that stand nowhere else, behind the last word before them that kept its place. */
function addedTo({ reference, words, language }: Pair, places: readonly (Placed | null)[]): AddedWord[][] {
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
      added[behind]?.push({ words: span, mark: meaningOf(words, [word, word + 1], language) });
    }
  });
  return added;
}

function isMarkedOtherwise(
  { reference, words }: Pair,
  place: Placed | null,
  next: Placed | null | undefined,
  at: number,
): boolean {
  if (place?.op !== 'same' || next?.op !== 'same' || next.from !== place.to) return false;
  const there = reference.text.slice(reference.ends[at], reference.starts[at + 1]);
  return words.text.slice(words.ends[place.to - 1], words.starts[next.from]) !== there;
}
