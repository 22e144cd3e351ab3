import type { Span } from '../text/span.js';
import { type Boundary, boundaryBetween } from './boundary.js';
import { type Piece, piecesIn } from './pieces.js';

// Turns passages selected in a text into quotations: one, where nothing or only an attribution is between them, or
// several. Words between two quotations are never part of either.

export const MAX_PASSAGES = 20;
/** Maximum number of pieces, which are compared pairwise. */
const MAX_PIECES = 40;
/** Maximum extent of one selection, which is the maximum length of a stored quotation. */
export const MAX_REACH_UTF16 = 20_000;

export interface Drafted {
  readonly text: string;
  readonly form: 'direct' | 'partial' | 'mixed' | 'indirect';
  /** From its first word to its last, in UTF-16 code units. */
  readonly span: Span;
  readonly pieces: readonly Span[];
  /** Whom the text credits with it, as printed; null where no credit is adjacent. */
  readonly credit: string | null;
  /** The reporter's words between its parts. */
  readonly leftOut: readonly string[];
}

export type Selected =
  | { readonly kind: 'one'; readonly quotation: Drafted }
  | { readonly kind: 'too_many'; readonly count: number }
  | {
      readonly kind: 'several';
      readonly why: 'two_speakers' | 'words_between';
      readonly quotations: readonly Drafted[];
      /** All of them as one quotation, with an ellipsis for what is between; null for two speakers. */
      readonly elided: Drafted | null;
    };

/**
 * Drafts the quotations in a selection.
 * @param spans the selected spans in UTF-16 code units, at most `MAX_PASSAGES` within `MAX_REACH_UTF16`, in any order
 * @param elide whether the person chose to leave out the words between, which makes one speaker's passages one
 * quotation
 */
export function selectedIn(text: string, spans: readonly Span[], elide = false): Selected | null {
  const pieces = piecesIn(text, spans);
  if (pieces.length === 0) return null;
  if (pieces.length > MAX_PIECES) return { kind: 'too_many', count: pieces.length };
  const boundaries = pieces.slice(1).map((piece, at) => boundaryBetween(text, pieces[at] as Piece, piece));
  const kinds = boundaries.map(({ kind }) => kind);
  const all = () => drafted(text, pieces, boundaries);
  if (!kinds.includes('two_speakers') && (elide || !kinds.includes('words_between')))
    return { kind: 'one', quotation: all() };
  return {
    kind: 'several',
    why: kinds.includes('two_speakers') ? 'two_speakers' : 'words_between',
    quotations: groupsOf(pieces, boundaries).map((group) => drafted(text, group.pieces, group.boundaries)),
    elided: kinds.includes('two_speakers') ? null : all(),
  };
}

interface Group {
  readonly pieces: Piece[];
  readonly boundaries: Boundary[];
}

function groupsOf(pieces: readonly Piece[], boundaries: readonly Boundary[]): Group[] {
  const groups: Group[] = [];
  for (const [at, piece] of pieces.entries()) {
    const boundary = boundaries[at - 1];
    const last = groups.at(-1);
    if (last && boundary?.kind === 'joined') {
      last.pieces.push(piece);
      last.boundaries.push(boundary);
    } else groups.push({ pieces: [piece], boundaries: [] });
  }
  return groups;
}

function drafted(text: string, pieces: readonly Piece[], boundaries: readonly Boundary[]): Drafted {
  const [first, last] = [pieces[0] as Piece, pieces.at(-1) as Piece];
  return {
    text: joinWords(text, pieces, boundaries),
    form: formOf(text, pieces),
    span: [first.span[0], last.span[1]],
    pieces: pieces.map(({ span }) => span),
    credit: pieces.map(({ credit }) => credit).find((credit) => credit !== null) ?? null,
    leftOut: [
      ...boundaries.flatMap(({ kind, between }) => (kind === 'joined' && between !== '' ? [between] : [])),
      ...pieces.flatMap(({ besides }) => besides),
    ],
  };
}

function formOf(text: string, pieces: readonly Piece[]): Drafted['form'] {
  const [kinds, first] = [new Set(pieces.map(({ kind }) => kind)), pieces[0] as Piece];
  if (kinds.size > 1 || kinds.has('mixed')) return 'mixed';
  if (kinds.has('prose')) return 'indirect';
  const [letter = ''] = /\p{L}/u.exec(text.slice(...first.span)) ?? [];
  return /\p{Ll}/u.test(letter) && kinds.has('quoted') ? 'partial' : 'direct';
}

/**
 * Joins the words of pieces into one quotation. A comma that only preceded “he said” is kept where another clause may
 * follow, becomes a full stop where the next piece begins another sentence, and is removed within a clause and at the
 * end.
 */
function joinWords(text: string, pieces: readonly Piece[], boundaries: readonly Boundary[]): string {
  let words = '';
  for (const [at, { span }] of pieces.entries()) {
    const own = text.slice(...span).trim();
    const boundary = boundaries[at - 1];
    if (boundary === undefined) words = own;
    else if (boundary.kind === 'joined')
      words = joined(words, own, text.slice(pieces[at - 1]?.span[1], span[0]));
    else words = `${words.replace(/[\s,;–—-]+$/u, '')} … ${own}`;
  }
  return pieces.every(({ kind }) => kind === 'quoted') ? words.replace(/[\s,–—]+$/u, '') : words;
}

function joined(before: string, after: string, between: string): string {
  const isNew = /^\P{L}*\p{Lu}/u.test(after) && /[.!?…]\s*["“„«「『‘]\s*$/u.test(between);
  const gap =
    /\S/.test(between.replace(/["“”„«»「」『』‘’\s]/gu, '')) || !between.includes('\n') ? ' ' : '\n';
  const ended = isNew
    ? before.replace(/,?\s*$/u, (end) => (/[,\p{L}\p{N}]$/u.test(before) ? '.' : end))
    : RUNS_ON.test(after) && HAS_CLAUSE.test(before)
      ? before.replace(/,\s*$/u, '')
      : before;
  return `${ended.trimEnd()}${gap}${after}`;
}

/** More than one word, and no negation at the end, whose comma may change the sense. */
const HAS_CLAUSE = /\S\s+(?!(?:no|not|never|none),?\s*$)\S+\s*$/iu;

/** “We are ready,” she said, “to talk.”: words that go on with a clause, before which a speaker makes no pause. */
const RUNS_ON =
  /^(?:to|of|in|on|at|for|from|into|onto|by|about|against|between|towards?|under|over|through|until|than|is|are|was|were|has|have|had|will|would|can|could|must|should|may|might|cannot|does|did)(?![\p{L}’'])/u;
