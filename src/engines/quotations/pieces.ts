import type { Span } from '../text/span.js';
import { creditAfter, creditBefore, speakerLabelsIn } from './credits.js';
import { insertedIn } from './inserted.js';
import { MARKS, MAX_CONTEXT_UTF16, quotedSpans } from './marks.js';

// Divides selected passages into pieces that are a speaker's words, or a reporter's.

export interface Piece {
  readonly span: Span;
  /** `spoken`: in a transcript, or in a text without quotation marks. */
  readonly kind: 'quoted' | 'mixed' | 'prose' | 'spoken';
  /** The label of its speech in a transcript. */
  readonly turn: string | null;
  /** The adjacent clause that names the speaker. */
  readonly credit: string | null;
  /** Selected text beside it that only names the speaker. */
  readonly besides: readonly string[];
}

/** In the order of the text; overlapping selections count once. */
export function piecesIn(text: string, spans: readonly Span[]): Piece[] {
  return merged(spans.map((span) => trimmed(text, span)).filter(([start, end]) => start < end)).flatMap(
    (span) => byTurn(text, span),
  );
}

function merged(spans: readonly Span[]): Span[] {
  const ordered = spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const kept: [number, number][] = [];
  for (const [start, end] of ordered) {
    const last = kept.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else kept.push([start, end]);
  }
  return kept;
}

function trimmed(text: string, [start, end]: Span): Span {
  const words = text.slice(start, end);
  return [start + (/^\s*/.exec(words)?.[0].length ?? 0), end - (/\s*$/.exec(words)?.[0].length ?? 0)];
}

/** Divided where another speaker begins, without the labels. */
function byTurn(text: string, span: Span): Piece[] {
  const turns = speakerLabelsIn(text, span);
  if (turns.length === 0) return cut(text, span, null);
  const within = turns.filter(({ label }) => label[1] > span[0]);
  const before = turns.filter(({ label }) => label[1] <= span[0]).at(-1)?.name ?? null;
  const starts = [
    { from: span[0], name: before },
    ...within.map(({ label, name }) => ({ from: label[1], name })),
  ];
  const ends = [...within.map(({ label }) => label[0]), span[1]];
  return starts.flatMap(({ from, name }, at) => {
    const own = trimmed(text, [from, ends[at] ?? span[1]]);
    return own[0] < own[1] ? cut(text, own, name) : [];
  });
}

function cut(text: string, span: Span, turn: string | null): Piece[] {
  const quoted = quotedSpans(text, span)
    .map(([start, end]): Span => [Math.max(start, span[0]), Math.min(end, span[1])])
    .filter(([start, end]) => start < end && text.slice(start, end).trim() !== '');
  const [first, last] = [quoted[0], quoted.at(-1)];
  if (first === undefined || last === undefined)
    return [{ ...BARE, span, turn, credit: turn, kind: unmarkedKind(text, span, turn) }];
  const edges = [text.slice(span[0], first[0]), text.slice(last[1], span[1])].map(withoutMarks);
  const isOnlyCredit = isAside(text, span, first, last);
  if (quoted.length === 1 && !isOnlyCredit && turn === null) return [{ ...BARE, span, turn, kind: 'mixed' }];
  const [lead = '', tail = ''] = isOnlyCredit ? edges : [];
  return quoted.flatMap((one, at) =>
    quotedPieces(text, one, turn, [at === 0 ? lead : '', at === quoted.length - 1 ? tail : '']),
  );
}

const BARE = { credit: null, besides: [] } as const;

/**
 * Words without quotation marks are the speaker's where the text has no marks or has labels, and a reporter's
 * otherwise.
 */
function unmarkedKind(text: string, [start, end]: Span, turn: string | null): 'prose' | 'spoken' {
  if (turn !== null) return 'spoken';
  const around = text.slice(Math.max(0, start - MAX_CONTEXT_UTF16), end + MAX_CONTEXT_UTF16);
  return MARKS.test(around) ? 'prose' : 'spoken';
}

function isAside(text: string, span: Span, first: Span, last: Span): boolean {
  const [lead, tail] = [text.slice(span[0], first[0]), text.slice(last[1], span[1])].map(withoutMarks);
  return (
    (lead === '' || creditBefore(text, first[0]) !== null) &&
    (tail === '' || creditAfter(text, last[1]) !== null)
  );
}

function withoutMarks(words: string): string {
  return words.replaceAll(/["“”„«»「」『』‘’\s.,:;!?–—-]+/gu, ' ').trim() === ''
    ? ''
    : words.replaceAll(/["“”„«»「」『』]/gu, '').trim();
}

/** A quotation without inserted attributions. */
function quotedPieces(text: string, quoted: Span, turn: string | null, edges: readonly string[]): Piece[] {
  const credit =
    turn ??
    (creditAfter(text, quoted[1]) ?? creditBefore(text, quoted[0]))?.words.replace(/[,\s]+$/, '') ??
    null;
  const inserted = insertedIn(text, quoted);
  const starts = [quoted[0], ...inserted.map(([, end]) => end)];
  const ends = [...inserted.map(([start]) => start), quoted[1]];
  return starts.flatMap((start, at): Piece[] => {
    const span = trimmed(text, [start, ends[at] ?? quoted[1]]);
    if (span[0] >= span[1]) return [];
    const besides = at === 0 ? edges.filter((words) => words !== '') : [];
    return [{ span, kind: 'quoted', turn, credit, besides }];
  });
}
