import { attributionIn } from '../fidelity/language/attribution.js';
import type { Span } from '../text/span.js';
import { areTwoLabels, areTwoPeople, type Credit, creditAfter, creditBefore } from './credits.js';
import { wordRange, wordsAround } from './inserted.js';
import type { Piece } from './pieces.js';

// Classifies what is between two pieces of a selection, and so whether they are one quotation.

export interface Boundary {
  /** `joined`: nothing, or only an attribution. */
  readonly kind: 'joined' | 'words_between' | 'two_speakers';
  /** The text between, without quotation marks. */
  readonly between: string;
}

export function boundaryBetween(text: string, one: Piece, other: Piece): Boundary {
  const [start, end] = [one.span[1], other.span[0]];
  const between = text.slice(start, end);
  const said = between.replace(/^[\s"“”„«»「」『』‘’.,:;!?–—-]+|[\s"“”„«»「」『』‘’–—-]+$/gu, '').trim();
  if (areTwoLabels(one.turn, other.turn)) return { kind: 'two_speakers', between: said };
  if (!/[\p{L}\p{N}]/u.test(between))
    return { kind: isAlike(one, other) ? 'joined' : 'words_between', between: '' };
  if (one.kind === 'quoted' && other.kind === 'quoted' && areTwoSpeakers(text, one, other))
    return { kind: 'two_speakers', between: said };
  return {
    kind: isAlike(one, other) && isInterruption(text, [start, end]) ? 'joined' : 'words_between',
    between: said,
  };
}

/** Maximum length of an attribution. */
const MAX_ATTRIBUTION_UTF16 = 400;

function isInterruption(text: string, span: Span): boolean {
  if (span[1] - span[0] > MAX_ATTRIBUTION_UTF16) return false;
  const { words, from } = wordsAround(text, span);
  return attributionIn(words, wordRange(words, [span[0] - from, span[1] - from])) === 'interrupts';
}

function isAlike(one: Piece, other: Piece): boolean {
  return one.kind === other.kind && one.kind !== 'mixed';
}

/** Judged by the clauses before, between and after. */
function areTwoSpeakers(text: string, one: Piece, other: Piece): boolean {
  const [before, first] = [creditBefore(text, one.span[0]), creditAfter(text, one.span[1])];
  const [second, after] = [creditBefore(text, other.span[0]), creditAfter(text, other.span[1])];
  const between = first ?? second;
  const known = between !== null && (isNamed(between) || !isNamed(before)) ? between : before;
  return areTwoPeople(before, between) || areTwoPeople(first, second) || areTwoPeople(known, after);
}

function isNamed(credit: Credit | null): boolean {
  return credit !== null && credit.names.length > 0;
}
