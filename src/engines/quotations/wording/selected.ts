import type { Reading } from '../../reading/reading.js';
import type { Span } from '../../text/span.js';
import { type Boundary, boundaryBetween } from './boundary.js';
import { type Credit, creditsOf } from './credits.js';
import { type Draft, draftOf } from './draft.js';
import { type Piece, piecesIn } from './pieces.js';

// Turns passages selected in a text into quotations: one, where nothing or only an attribution is between them, or
// several. Words between two quotations are never part of either.

export const MAX_PASSAGES = 20;
/** Maximum number of pieces, which are compared pairwise. */
const MAX_PIECES = 40;
/** Maximum extent of one selection, which is the maximum length of a stored quotation. */
export const MAX_REACH_UTF16 = 20_000;

export interface Drafted extends Draft {
  /** Whom the text credits with it; null where no credit is adjacent. */
  readonly credit: Credit | null;
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
export function selectedIn(reading: Reading, spans: readonly Span[], elide = false): Selected | null {
  const pieces = piecesIn(reading, spans);
  if (pieces.length === 0) return null;
  if (pieces.length > MAX_PIECES) return { kind: 'too_many', count: pieces.length };
  const boundaries = pieces.slice(1).map((piece, at) => boundaryBetween(reading, pieces[at] as Piece, piece));
  const kinds = boundaries.map(({ kind }) => kind);
  const all = () => drafted(reading, pieces, boundaries);
  if (!kinds.includes('two_speakers') && (elide || !kinds.includes('words_between')))
    return { kind: 'one', quotation: all() };
  return {
    kind: 'several',
    why: kinds.includes('two_speakers') ? 'two_speakers' : 'words_between',
    quotations: groupsOf(pieces, boundaries).map((group) => drafted(reading, group.pieces, group.boundaries)),
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

function drafted(reading: Reading, pieces: readonly Piece[], boundaries: readonly Boundary[]): Drafted {
  return {
    ...draftOf(reading, pieces, boundaries),
    credit: creditIn(reading, pieces),
    leftOut: [
      ...boundaries.flatMap(({ kind, between }) => (kind === 'joined' && between !== '' ? [between] : [])),
      ...pieces.flatMap(({ besides }) => besides),
    ],
  };
}

function creditIn(reading: Reading, pieces: readonly Piece[]): Credit | null {
  for (const { turn, region } of pieces) {
    const credits = turn === null && region !== null ? creditsOf(reading, region) : null;
    const label = turn === null ? null : { speaker: turn, clause: turn };
    const credit = label ?? credits?.after ?? credits?.before ?? null;
    if (credit !== null) return credit;
  }
  return null;
}
