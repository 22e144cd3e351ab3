import type { Span } from '../fidelity/verdict.js';
import { type Boundary, boundaryBetween } from './boundary.js';
import { joinWords } from './join.js';
import { type Piece, piecesIn } from './pieces.js';

// What passages that somebody selected in a text come to as quotations: one, where nothing or only an attribution
// stands between them, or several. The words between two quotations are never among those of either.

export const MAX_PASSAGES = 20;
/** Quotations in marks within what was selected, and passages, that are looked at one against the next. */
const MAX_PIECES = 40;
/** As much of a text as one selection may reach over: the longest quotation that is kept. */
export const MAX_REACH_UTF16 = 20_000;

export interface Drafted {
  readonly text: string;
  readonly form: 'direct' | 'partial' | 'mixed' | 'indirect';
  /** From its first word to its last. */
  readonly span: Span;
  readonly pieces: readonly Span[];
  /** Whom the text credits with it, in its words; null where none stands beside it. */
  readonly credit: string | null;
  /** What stood between its words, as whoever reports them wrote it. */
  readonly leftOut: readonly string[];
}

export type Selected =
  | { readonly kind: 'one'; readonly quotation: Drafted }
  | { readonly kind: 'too_many'; readonly count: number }
  | {
      readonly kind: 'several';
      readonly why: 'two_speakers' | 'words_between';
      readonly quotations: readonly Drafted[];
      /** All of them as one quotation, with an ellipsis for what stands between; null for two speakers. */
      readonly elided: Drafted | null;
    };

/**
 * @param spans what was selected, at most `MAX_PASSAGES` within `MAX_REACH_UTF16`, in any order
 * @param elide whether words between them were said to be left out: what is one speaker's is one quotation then
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

/** Pieces that are one quotation together. */
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
