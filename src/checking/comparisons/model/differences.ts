import { type AlignedPiece, type FidelityFlag, MEANING_MARKS } from '../../../engines/fidelity/verdict.js';
import type { Span } from '../../../engines/text/span.js';
import { listed } from '../../../platform/lib/text/how-many.js';
import { type Excerpt, wordsAt } from './excerpt.js';
import type { Weight } from './flag-words.js';
import { bare, quoted } from './quoted.js';

// The differences between a wording and a copy, each as a sentence that quotes the words.

export interface Difference {
  readonly weight: Weight;
  readonly sentence: string;
  /** The flags that it covers, so that none is reported twice. */
  readonly says: readonly FidelityFlag[];
}

export interface ComparedTexts {
  readonly alignment: readonly AlignedPiece[];
  readonly flags: readonly FidelityFlag[];
  readonly spans: readonly Span[];
  readonly wording: string;
  /** The parts read from the copy. */
  readonly excerpts: readonly Excerpt[];
}

/** In the order of the wording. */
export function differencesOf(texts: ComparedTexts): Difference[] {
  const runs = joined(texts.alignment.filter((piece) => !isNoise(piece, texts.spans)));
  return runs.flatMap((piece, at) => differenceAt(piece, at, runs, texts) ?? []);
}

/** Whether unmarked text between the spans is no speech: an ‘uh’, a ‘he said’, a time. */
export function isNoise({ op, text, marked }: AlignedPiece, spans: readonly Span[]): boolean {
  if (op !== 'omitted' || marked || text === null) return false;
  return !spans.some(([start, end]) => start <= text[0] && text[1] <= end);
}

/** Joins neighbours of one kind: omitted `very big` is one difference, not two. */
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
  return [gap(one.text, next.text), gap(one.wording, next.wording)].every(
    (apart) => apart >= 0 && apart <= 3,
  );
}

function gap(one: Span | null, next: Span | null): number {
  return one === null || next === null ? 0 : next[0] - one[1];
}

function around(one: Span | null, next: Span | null): Span | null {
  return one === null || next === null ? null : [one[0], next[1]];
}

function differenceAt(
  piece: AlignedPiece,
  at: number,
  runs: readonly AlignedPiece[],
  texts: ComparedTexts,
): Difference | null {
  const here = piece.wording === null ? '' : texts.wording.slice(...piece.wording);
  const there = piece.text === null ? '' : wordsAt(texts.excerpts, piece.text);
  switch (piece.op) {
    case 'same':
      return null;
    case 'changed':
      return changed(piece, here, there, texts.flags);
    case 'added':
      return added(piece, here, at === runs.length - 1, texts);
    case 'moved':
      return difference(piece, `${quoted(here)} is elsewhere in the copy`, ['order']);
    case 'omitted':
      return piece.marked ? atMark(piece, there) : missing(piece, there, place(at, runs, texts.wording));
  }
}

function difference(piece: AlignedPiece, sentence: string, says: readonly FidelityFlag[]): Difference {
  const marks = MEANING_MARKS.filter((mark) => mark === piece.mark);
  return { weight: piece.mark === null ? 'words' : 'meaning', sentence, says: [...says, ...marks] };
}

function changed(
  piece: AlignedPiece,
  here: string,
  there: string,
  flags: readonly FidelityFlag[],
): Difference {
  const copy = there === '' ? 'other words' : quoted(there);
  const sentence = `${quoted(here)} where the copy has ${copy}`;
  if (!piece.marked) {
    const one = difference(piece, sentence, ['substitution', 'contraction', 'spelling']);
    const isMark = flags.includes('meaning_mark') && differByMark(here, there);
    return isMark ? { ...one, weight: 'meaning', says: [...one.says, 'meaning_mark'] } : one;
  }
  const replaced = difference(piece, `${quoted(here)} replaces ${copy} in the copy`, [
    'bracketed_replacement',
  ]);
  if (!NEGATION.test(there)) return { ...replaced, ...(piece.mark === null && MARKED) };
  return { ...replaced, weight: 'meaning', says: [...replaced.says, 'negation_lost'] };
}

const MARKED = { weight: 'marked' } as const;

/** Whether the words differ by an apostrophe or a hyphen only. */
function differByMark(here: string, there: string): boolean {
  const letters = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, '');
  return there !== '' && letters(here) === letters(there);
}

/** Null for an insertion in brackets, which has a flag of its own. */
function added(piece: AlignedPiece, here: string, isLast: boolean, texts: ComparedTexts): Difference | null {
  const [start, end] = piece.wording ?? [0, 0];
  const inBrackets = isInBrackets(texts.wording, start, end);
  if (inBrackets && piece.mark === null) return null;
  if (isLast && texts.flags.includes('fabricated_tail')) {
    const sentence = `The end is not in the copy: ${quoted(here)}`;
    return { ...difference(piece, sentence, ['fabricated_tail', 'insertion']), weight: 'meaning' };
  }
  const what = inBrackets ? `${quoted(here)}, added in brackets,` : quoted(here);
  return difference(
    piece,
    `${what} is not in the copy`,
    inBrackets ? ['meaning_mark', 'insertion'] : ['insertion'],
  );
}

function isInBrackets(wording: string, start: number, end: number): boolean {
  const open = wording.lastIndexOf('[', start);
  return open >= 0 && wording.indexOf(']', open) >= end - 1;
}

function missing(piece: AlignedPiece, there: string, where: string): Difference {
  const what = there === '' ? 'Something' : `${quoted(there)}${within(there)}`;
  return difference(piece, `${what} is missing${where}`, ['silent_omission']);
}

/** `, with ‘not’ in it,`: the negations and numbers that a shortened quotation hides. */
function within(words: string): string {
  const shown = quoted(words);
  const hidden = graveWordsIn(words).filter((word) => !shown.includes(word));
  return hidden.length === 0 ? '' : `, with ${enumerated(hidden)} in it,`;
}

function graveWordsIn(words: string): string[] {
  return [...new Set([...negationsIn(words), ...(words.match(/\p{N}[\p{N}.,]*\p{N}|\p{N}/gu) ?? [])])];
}

function negationsIn(words: string): string[] {
  return [...new Set([...words.matchAll(NEGATIONS)].map(([word]) => word))];
}

/** `‘not’, ‘never’ and 2 more` */
function enumerated(words: readonly string[]): string {
  const more = words.length - MAX_NAMED;
  return listed([...words.slice(0, MAX_NAMED).map(quoted), ...(more > 0 ? [`${more} more`] : [])]);
}

const MAX_NAMED = 6;

/** Quotes the words omitted at a mark where they are few, and counts them otherwise. */
function atMark(piece: AlignedPiece, there: string): Difference {
  if (piece.mark === 'negation') {
    const words = negationsIn(there);
    const among = words.length === 0 ? 'a negation' : enumerated(words);
    const sentence = `The ellipsis or bracket leaves out ${among}`;
    return difference(piece, sentence, ['negation_lost']);
  }
  const count = there.split(/\s+/).filter(Boolean).length;
  const what =
    count === 0 ? 'Words are' : count > MAX_QUOTED_WORDS ? `${count} words are` : `${quoted(there)} is`;
  return { ...difference(piece, `${what} left out at the ellipsis or bracket`, []), ...MARKED };
}

const MAX_QUOTED_WORDS = 6;
const NEGATION =
  /(?<![\p{L}\p{N}])(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|\p{L}+n['’]t)(?![\p{L}\p{N}])/iu;
const NEGATIONS = new RegExp(NEGATION, 'giu');

/** ` after ‘does’`: the neighbouring word of the wording. */
function place(at: number, runs: readonly AlignedPiece[], wording: string): string {
  const wordsOf = (piece: AlignedPiece | undefined) =>
    piece?.wording
      ? wording
          .slice(...piece.wording)
          .split(/\s+/)
          .map(bare)
          .filter(Boolean)
      : [];
  const before = wordsOf(runs.slice(0, at).findLast((piece) => piece.wording !== null)).at(-1);
  if (before !== undefined) return ` after ${quoted(before)}`;
  const after = wordsOf(runs.slice(at + 1).find((piece) => piece.wording !== null))[0];
  return after === undefined ? '' : ` before ${quoted(after)}`;
}
