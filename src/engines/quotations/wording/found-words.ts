import type { Reading } from '../../reading/reading.js';
import { tokenAt } from '../../reading/tokens/tokens.js';
import { endWithout } from '../../text/edges.js';
import type { Span } from '../../text/span.js';
import type { QuotationType } from '../found.js';
import { attributionBetween } from './attribution.js';
import { type Boundary, boundaryBetween } from './boundary.js';
import { isCue, wordsBetween } from './credit-words.js';
import { type Draft, draftOf } from './draft.js';
import { hasWords, merged, type Piece, proseOf, quotedIn, spokenIn, trimmed } from './pieces.js';

// The words of a found quotation as they are stored. What is said to be in marks has nothing of the reporter's.

/** More pieces than are joined with each other. */
const MAX_PIECES = 200;

export interface Manner {
  readonly type: QuotationType;
  /** Whether it is a turn of a transcript, which is in the words of its speaker without marks. */
  readonly isTurn?: boolean;
}

/** Empty where the spans hold no word. @param spans those of the attribution, marks included */
export function foundWords(
  reading: Reading,
  spans: readonly Span[],
  { type, isTurn = false }: Manner,
): Draft {
  const pieces = piecesOf(reading, spans, type, isTurn).slice(0, MAX_PIECES);
  if (pieces.length === 0) return { words: '', form: type, spans: [] };
  const boundaries = pieces.slice(1).map((piece, at) => boundaryBetween(reading, pieces[at] as Piece, piece));
  return draftOf(reading, pieces, boundaries.map(asOneSpeakers));
}

/** Of one attribution, whoever the clauses beside its parts name. */
function asOneSpeakers(boundary: Boundary): Boundary {
  return boundary.kind === 'two_speakers' ? { ...boundary, kind: 'words_between' } : boundary;
}

function piecesOf(reading: Reading, spans: readonly Span[], type: QuotationType, isTurn: boolean): Piece[] {
  const own = merged(spans.flatMap((span) => trimmed(reading.text, span)));
  const quoted = type === 'indirect' ? [] : own.flatMap((span) => quotedIn(reading, span));
  if (isTurn || (type === 'direct' && quoted.length === 0))
    return own.flatMap((span) => spokenIn(reading, span));
  if (quoted.length > 0 && (type === 'direct' || isMainPart(reading.text, quoted, own))) return quoted;
  const reported = reportedIn(reading, own);
  const isMixed = quoted.some(({ span }) =>
    reported.some(([start, end]) => start <= span[0] && span[1] <= end),
  );
  return reported.map((span) => proseOf(span, isMixed ? 'mixed' : 'prose'));
}

/** Share of the words of a clause from which on its fragment is what is quoted: below, a long clause would be lost. */
const MIN_FRAGMENT_SHARE = 0.25;

/** Whether all that is quoted is one passage, which is most of what is said. */
function isMainPart(text: string, quoted: readonly Piece[], spans: readonly Span[]): boolean {
  if (new Set(quoted.map(({ region }) => region)).size > 1) return false;
  const [own, all] = [
    countIn(
      text,
      quoted.map(({ span }) => span),
    ),
    countIn(text, spans),
  ];
  return own > 1 && own / all >= MIN_FRAGMENT_SHARE;
}

function countIn(text: string, spans: readonly Span[]): number {
  return spans.reduce(
    (sum, span) =>
      sum +
      text
        .slice(...span)
        .split(/\s+/u)
        .filter(hasWords).length,
    0,
  );
}

/**
 * The passages of a reported statement. Words between them that only name the speaker are left out; others are part of
 * the statement or, where they name a speaker and do more, end it: then the longest part is kept.
 */
function reportedIn(reading: Reading, spans: readonly Span[]): Span[] {
  const groups: Span[][] = [];
  for (const span of spans.flatMap((one) => withoutPauses(reading, one))) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const what = last === undefined ? 'ends' : apartBy(reading, last, span);
    if (group === undefined || last === undefined || what === 'ends') groups.push([span]);
    else if (what === 'interrupts') group.push(span);
    else group[group.length - 1] = [last[0], span[1]];
  }
  const [longest = []] = groups.toSorted((one, other) => lengthOf(other) - lengthOf(one));
  return longest;
}

function apartBy(reading: Reading, one: Span, other: Span): 'interrupts' | 'goes_on' | 'ends' {
  const { tokens, text } = reading;
  const gap: Span = [one[1], other[0]];
  const paragraphOf = (position: number) => tokens.paragraphOf[tokenAt(tokens, position)];
  if (paragraphOf(one[0]) !== paragraphOf(other[0])) return 'ends';
  if (attributionBetween(reading, gap, true) === 'interrupts') return 'interrupts';
  if (!hasWords(text.slice(...gap))) return 'goes_on';
  return wordsBetween(reading, gap)?.words.some(isCue) === false ? 'goes_on' : 'ends';
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Without the pauses at its ends; a whole question keeps its mark. */
function withoutPauses({ text, tokens }: Reading, [start, end]: Span): Span[] {
  const words = text.slice(start, end);
  if (!hasWords(words)) return [];
  const [lead = ''] = /^[\s,;:–—-]*/u.exec(words) ?? [];
  const [from, to] = [start + lead.length, start + endWithout(words, ',;:–—')];
  const first = tokenAt(tokens, from);
  const isQuestion =
    text.charAt(to) === '?' && tokens.sentences[tokens.sentenceOf[first] as number] === first;
  return [[from, isQuestion ? to + 1 : to]];
}
