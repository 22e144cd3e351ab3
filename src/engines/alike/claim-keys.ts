import { comparableWords, hash31, shinglesOf } from '../text/likeness.js';
import { piecesOf } from './pieces.js';

// The numbers by which a claim is found among many. Stored of each claim: its runs of three words, all its words as
// one, and how it begins. Looked for of a new text: the same, and each of its short runs as if it were a claim.

const WHOLE = 0x3b9aca07;
const BEGINNING = 0x5bd1e995;
const RUN = 3;
/** Claims of so few words are found by all of them, longer ones by how they begin. */
const SHORT = 6;
/** Words of a text whose runs are looked for one by one: a longer text is compared with as many lookups as this one. */
const MAX_WORDS = 500;
/** Runs of three looked for in one text: enough to find any like it. */
const MAX_SHINGLES = 500;

/** What is stored of a claim, distinct. */
export function storedKeys(text: string): number[] {
  const words = comparableWords(text);
  const pieces = piecesOf(text, words);
  const [first = []] = pieces;
  const keys = new Set([...shinglesOf(words), hash31(words, 0, words.length, WHOLE)]);
  if (pieces.length > 1 || words.length > SHORT)
    keys.add(hash31(first, 0, Math.min(RUN, first.length), BEGINNING));
  return [...keys];
}

export interface SoughtKeys {
  /** Of claims with just these words. */
  readonly whole: number;
  /** Of runs of three words: claims that share some may be nearly the same. */
  readonly shingles: readonly number[];
  /** Of runs of three within a piece: what contains the text has all of them. Empty where all pieces are shorter. */
  readonly inPieces: readonly number[];
  /** Of claims that may be a part of the text. */
  readonly parts: readonly number[];
}

export function soughtKeys(text: string): SoughtKeys {
  const words = comparableWords(text);
  const pieces = bounded(piecesOf(text, words));
  return {
    whole: hash31(words, 0, words.length, WHOLE),
    shingles: evenly(shinglesOf(words), MAX_SHINGLES),
    inPieces: pieces.flatMap((piece) => runs(piece, RUN, 0)),
    parts: pieces.flatMap((piece) => [
      ...Array.from({ length: SHORT }, (_, at) => runs(piece, at + 1, WHOLE)).flat(),
      ...Array.from({ length: RUN }, (_, at) => runs(piece, at + 1, BEGINNING)).flat(),
    ]),
  };
}

function runs(words: readonly string[], size: number, seed: number): number[] {
  const count = Math.max(0, words.length - size + 1);
  return Array.from({ length: count }, (_, at) => hash31(words, at, size, seed));
}

function bounded(pieces: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let left = MAX_WORDS;
  return pieces.map((piece) => {
    const kept = piece.slice(0, left);
    left -= kept.length;
    return kept;
  });
}

/** So many of them at most, from all over the list. */
function evenly(all: readonly number[], most: number): readonly number[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] ?? 0);
}
