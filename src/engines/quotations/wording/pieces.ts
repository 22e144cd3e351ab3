import type { Reading } from '../../reading/reading.js';
import type { Region } from '../../reading/regions/region.js';
import { regionAround, regionsIn } from '../../reading/regions/within.js';
import type { Turn } from '../../reading/turns/turn.js';
import { firstIndex } from '../../text/first-index.js';
import type { Span } from '../../text/span.js';
import { type Credit, creditsOf } from './credits.js';
import { insertedIn } from './inserted.js';

// Divides passages of a text into pieces that are a speaker's words, or a reporter's.

export interface Piece {
  /** Without the marks around it. */
  readonly span: Span;
  /** `spoken`: in a transcript, or in a text without quotation marks. `mixed`: prose with a quotation in it. */
  readonly kind: 'quoted' | 'mixed' | 'prose' | 'spoken';
  /** The quotation that it is of; null for words outside marks. */
  readonly region: Region | null;
  /** The label of its speech in a transcript. */
  readonly turn: string | null;
  /** Words of the passage beside it that only name the speaker. */
  readonly besides: readonly string[];
}

/** In the order of the text; overlapping passages count once. */
export function piecesIn(reading: Reading, spans: readonly Span[]): Piece[] {
  return merged(spans.flatMap((span) => trimmed(reading.text, span))).flatMap((span) =>
    byTurn(reading, span),
  );
}

export function merged(spans: readonly Span[]): Span[] {
  const kept: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = kept.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else kept.push([start, end]);
  }
  return kept;
}

/** Without white space at its ends; none where nothing is left. */
export function trimmed(text: string, [start, end]: Span): Span[] {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = from + words.trim().length;
  return from < to ? [[from, to]] : [];
}

/** Divided where another speaker begins and where a turn ends, without the labels. */
function byTurn(reading: Reading, span: Span): Piece[] {
  const pieces: Piece[] = [];
  let after = span[0];
  const add = (part: Span, turn: string | null) => {
    for (const own of trimmed(reading.text, part)) pieces.push(...cut(reading, own, turn));
  };
  for (const turn of turnsIn(reading.turns, span)) {
    add([after, Math.min(span[1], beginOf(turn))], null);
    after = Math.min(span[1], turn.end);
    add([Math.max(span[0], turn.start), after], turn.name || (turn.person ?? ''));
  }
  add([after, span[1]], null);
  return pieces;
}

/** With what names the speaker, where that comes before the words. */
function beginOf({ label, start }: Turn): number {
  return Math.min(label?.[0] ?? start, start);
}

function turnsIn(turns: readonly Turn[], [start, end]: Span): Turn[] {
  const found: Turn[] = [];
  for (
    let at = firstIndex(turns.length, (index) => (turns[index] as Turn).end > start);
    at < turns.length;
    at += 1
  ) {
    const turn = turns[at] as Turn;
    if (beginOf(turn) >= end) break;
    found.push(turn);
  }
  return found;
}

function cut(reading: Reading, span: Span, turn: string | null): Piece[] {
  const { regions, text } = reading;
  const around = regionAround(regions, span);
  const quoted = regionsIn(regions, span, (around?.level ?? 0) + 1);
  const isAllQuoted = quoted.length > 0 && !hasWords(outside(text, span, quoted));
  if (around !== null && !isAllQuoted) return quotedPieces(reading, span, around, turn);
  if (isAllQuoted)
    return quoted.flatMap((region) => quotedPieces(reading, within(span, region), region, turn));
  if (turn !== null) return [{ ...BARE, span, turn, kind: 'spoken' }];
  if (quoted.length === 0)
    return [{ ...BARE, span, turn, kind: isSpoken(reading, span) ? 'spoken' : 'prose' }];
  return besideProse(reading, span, quoted);
}

const BARE = { region: null, besides: [] } as const;

/** Quotations with words of the reporter: the whole, or what is quoted where the rest only names the speaker. */
function besideProse(reading: Reading, span: Span, quoted: readonly Region[]): Piece[] {
  const { text } = reading;
  const [first, last] = [quoted[0] as Region, quoted.at(-1) as Region];
  const edges = [text.slice(span[0], first.outer[0]), text.slice(last.outer[1], span[1])].map((words) =>
    words.trim(),
  );
  const [lead = '', tail = ''] = edges;
  const isCredit =
    (!hasWords(lead) || names(lead, creditsOf(reading, first).before)) &&
    (!hasWords(tail) || names(tail, creditsOf(reading, last).after));
  if (!isCredit && quoted.length === 1) return [{ ...BARE, span, turn: null, kind: 'mixed' }];
  return quoted.flatMap((region, at) => {
    const pieces = quotedPieces(reading, within(span, region), region, null);
    const besides = isCredit && at === 0 ? edges.filter(hasWords) : [];
    return pieces.map((piece, part) => (part === 0 ? { ...piece, besides } : piece));
  });
}

function names(words: string, credit: Credit | null): boolean {
  return credit !== null && words.includes(credit.speaker);
}

/** What is in marks in a passage, whatever is beside it. */
export function quotedIn(reading: Reading, span: Span): Piece[] {
  const around = regionAround(reading.regions, span);
  const quoted = regionsIn(reading.regions, span, (around?.level ?? 0) + 1);
  const isInner = quoted.length > 0 && !hasWords(outside(reading.text, span, quoted));
  if (around !== null && !isInner) return quotedPieces(reading, span, around, null);
  return quoted.flatMap((region) => quotedPieces(reading, within(span, region), region, null));
}

/** A passage of a transcript: in marks, or all of it. */
export function spokenIn(reading: Reading, span: Span): Piece[] {
  return cut(reading, span, '');
}

export function proseOf(span: Span, kind: 'mixed' | 'prose'): Piece {
  return { ...BARE, span, turn: null, kind };
}

/** A quotation without inserted attributions; that in it where it is all a quotation: “‘Not a chance.’” */
function quotedPieces(reading: Reading, span: Span, region: Region, turn: string | null): Piece[] {
  const { text, regions } = reading;
  const [inner, other] = regionsIn(regions, span, region.level + 1);
  if (inner !== undefined && other === undefined && !hasWords(outside(text, span, [inner])))
    return quotedPieces(reading, within(span, inner), inner, turn);
  const inserted = insertedIn(text, span);
  const starts = [span[0], ...inserted.map(([, end]) => end)];
  const ends = [...inserted.map(([start]) => start), span[1]];
  return starts.flatMap((start, at): Piece[] =>
    trimmed(text, [start, ends[at] ?? span[1]]).map((own) => ({
      ...BARE,
      span: own,
      kind: 'quoted',
      region,
      turn,
    })),
  );
}

/** UTF-16 code units around words in which marks would show that the text puts speech in them. */
const MAX_AROUND_UTF16 = 4_000;

/** Words without quotation marks are the speaker's where the text has none, and a reporter's otherwise. */
function isSpoken({ regions }: Reading, [start, end]: Span): boolean {
  return regionsIn(regions, [start - MAX_AROUND_UTF16, end + MAX_AROUND_UTF16], 1).length === 0;
}

function within([start, end]: Span, region: Region): Span {
  return [Math.max(start, region.start), Math.min(end, region.end)];
}

function outside(text: string, [start, end]: Span, regions: readonly Region[]): string {
  const starts = [start, ...regions.map(({ outer }) => outer[1])];
  const ends = [...regions.map(({ outer }) => outer[0]), end];
  return starts.map((from, at) => text.slice(from, Math.max(from, ends[at] ?? end))).join(' ');
}

export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
