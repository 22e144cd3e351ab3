import {
  type AlignedPiece,
  type FidelityFlag,
  MEANING_MARKS,
  type MeaningMark,
  type Span,
} from '../../engines/fidelity/verdict.js';
import { type Excerpt, wordsAt } from './excerpt.js';
import type { Weight } from './flag-words.js';

// The differences between a wording and a copy, each as a sentence with the words themselves.

export interface Difference {
  readonly weight: Weight;
  readonly sentence: string;
  /** Flags that it says, so that nothing is said twice. */
  readonly says: readonly FidelityFlag[];
}

export interface Told {
  readonly alignment: readonly AlignedPiece[];
  readonly flags: readonly FidelityFlag[];
  readonly wording: string;
  /** What was read of the copy. */
  readonly excerpts: readonly Excerpt[];
}

/** In the order of the wording. */
export function differencesOf(told: Told): Difference[] {
  const runs = joined(told.alignment);
  return runs.flatMap((piece, at) => {
    const difference = differenceAt(piece, at, runs, told);
    return difference === null ? [] : [difference];
  });
}

/** Neighbours of one kind as one: `very big` left out is one difference, not two. */
function joined(alignment: readonly AlignedPiece[]): AlignedPiece[] {
  const runs: AlignedPiece[] = [];
  for (const piece of alignment) {
    const last = runs.at(-1);
    if (last && last.op === piece.op && last.marked === piece.marked && isNear(last, piece))
      runs[runs.length - 1] = {
        ...last,
        wording: around(last.wording, piece.wording),
        text: around(last.text, piece.text),
        mark: last.mark ?? piece.mark,
      };
    else runs.push(piece);
  }
  return runs;
}

function isNear(one: AlignedPiece, next: AlignedPiece): boolean {
  const apart = (a: Span | null, b: Span | null) => (a === null || b === null ? 0 : b[0] - a[1]);
  const [inText, inWording] = [apart(one.text, next.text), apart(one.wording, next.wording)];
  return inText >= 0 && inText <= 3 && inWording >= 0 && inWording <= 3;
}

function around(one: Span | null, other: Span | null): Span | null {
  return one === null || other === null ? (one ?? other) : [one[0], other[1]];
}

function differenceAt(
  piece: AlignedPiece,
  at: number,
  runs: readonly AlignedPiece[],
  told: Told,
): Difference | null {
  const here = piece.wording === null ? '' : told.wording.slice(...piece.wording);
  const there = piece.text === null ? '' : wordsAt(told.excerpts, piece.text);
  switch (piece.op) {
    case 'same':
      return null;
    case 'changed':
      return of(
        piece,
        there === ''
          ? `${quoted(here)} differs from the copy`
          : `${quoted(here)} where the copy has ${quoted(there)}`,
        ['substitution', 'contraction', 'spelling'],
      );
    case 'added':
      return added(piece, here, at === runs.length - 1, told);
    case 'moved':
      return of(piece, `${quoted(here)} stands elsewhere in the copy`, ['order']);
    case 'omitted':
      return piece.marked ? atMark(piece, there) : missing(piece, there, neighbours(at, runs, told.wording));
  }
}

function of(piece: AlignedPiece, sentence: string, says: readonly FidelityFlag[]): Difference {
  const marked = MEANING_MARKS.filter((mark) => mark === piece.mark);
  return { weight: piece.mark === null ? 'words' : 'meaning', sentence, says: [...says, ...marked] };
}

function added(
  piece: AlignedPiece,
  here: string,
  isLast: boolean,
  { wording, flags }: Told,
): Difference | null {
  const [start, end] = piece.wording ?? [0, 0];
  const inBrackets = isInBrackets(wording, start, end);
  if (inBrackets && piece.mark === null) return null;
  if (isLast && flags.includes('fabricated_tail'))
    return {
      weight: 'meaning',
      sentence: `The end is not in the copy: ${quoted(here)}`,
      says: ['fabricated_tail', 'insertion'],
    };
  const where = inBrackets ? ', which is put in in brackets,' : '';
  return of(piece, `${quoted(here)}${where} is not in the copy`, ['insertion', 'meaning_mark']);
}

function isInBrackets(wording: string, start: number, end: number): boolean {
  const open = wording.lastIndexOf('[', start);
  const close = wording.indexOf(']', Math.max(open, end - 1));
  return open >= 0 && close >= 0 && !wording.slice(open, start).includes(']');
}

function missing(piece: AlignedPiece, there: string, { before, after }: Neighbours): Difference {
  const place = before !== '' ? ` after ${quoted(before)}` : after !== '' ? ` before ${quoted(after)}` : '';
  return of(piece, `${there === '' ? 'A word' : quoted(there)} is missing${place}`, ['silent_omission']);
}

/** Said of what is left out at a mark: as the words where they are few, as a number where they are not. */
function atMark(piece: AlignedPiece, there: string): Difference {
  if (piece.mark === 'negation') {
    const word = NEGATION.exec(there)?.[0];
    const among = word === undefined ? 'a negation is' : `${quoted(word)} is`;
    return {
      weight: 'meaning',
      sentence: `Words are left out at the mark; ${among} among them`,
      says: ['negation_lost'],
    };
  }
  const count = there.split(/\s+/).filter(Boolean).length;
  const what = count === 0 ? 'Words are' : count > FEW ? `${count} words are` : `${quoted(there)} is`;
  return { weight: 'marked', sentence: `${what} left out at the mark`, says: ['bracketed_replacement'] };
}

const FEW = 6;
const NEGATION =
  /(?<![\p{L}\p{N}])(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|\p{L}+n['’]t)(?![\p{L}\p{N}])/iu;

interface Neighbours {
  readonly before: string;
  readonly after: string;
}

/** The words of the wording on either side of what is missing there. */
function neighbours(at: number, runs: readonly AlignedPiece[], wording: string): Neighbours {
  const words = (piece: AlignedPiece | undefined) =>
    piece?.wording
      ? wording
          .slice(...piece.wording)
          .split(/\s+/)
          .filter(Boolean)
      : [];
  const before = runs.slice(0, at).findLast((piece) => piece.wording !== null);
  const after = runs.slice(at + 1).find((piece) => piece.wording !== null);
  return { before: bare(words(before).at(-1)), after: bare(words(after)[0]) };
}

function bare(word: string | undefined): string {
  return (word ?? '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Longer than this, the middle of the words gives way to a sign. */
const LONGEST = 80;

export function quoted(words: string): string {
  const plain = words.trim().replace(/\s+/g, ' ');
  if (plain.length <= LONGEST) return `‘${plain}’`;
  const half = LONGEST / 2;
  const [first, last] = [
    plain.slice(0, half).replace(/\s+\S*$/, ''),
    plain.slice(-half).replace(/^\S*\s+/, ''),
  ];
  return `‘${first} … ${last}’`;
}

/** What a screen reader is told of a difference that bears on the meaning. */
export const MARK_WORDS: Readonly<Record<MeaningMark, string>> = {
  negation: 'a negation',
  number: 'a number',
  name: 'a name',
  hedge: 'a limiting word',
  antonym: 'an opposite',
};
