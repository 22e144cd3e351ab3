import {
  CLOSING_MARKS,
  OPENING_MARKS,
  SURELY_CLOSING_MARK,
  SURELY_OPENING_MARK,
} from '../../../engines/reading/regions/characters.js';
import { ALL_STOPS, FULL_WIDTH_STOPS, PAUSES } from '../../../engines/reading/sentences/stops.js';
import type { Beginning } from '../../../engines/text/short-words.js';
import type { Span } from '../../../engines/text/span.js';

// The parts of a saved copy that a page shows: a text may be a megabyte long, a passage a few lines. Positions are
// UTF-16 code units of the whole text.

/** Context shown on either side, in UTF-16 code units. */
export const CONTEXT_UTF16 = 200;

/** A part read from a copy. */
export interface Excerpt {
  readonly start: number;
  readonly text: string;
  /** Whether it reaches the end of the copy. */
  readonly isLast: boolean;
}

/** The windows to read for showing spans with context: in the copy's order, merged where they meet. */
export function windowsOf(spans: readonly Span[]): Span[] {
  const windows = spans.map(
    ([start, end]): Span => [Math.max(0, start - CONTEXT_UTF16), end + CONTEXT_UTF16],
  );
  return joinedSpans(windows, (last, next) => next[0] <= last[1]);
}

/** Spans in the order of the text, each joined with the one before where `isOne` holds. */
export function joinedSpans(spans: readonly Span[], isOne: (last: Span, next: Span) => boolean): Span[] {
  const joined: Span[] = [];
  for (const next of [...spans].sort(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last && isOne(last, next)) joined[joined.length - 1] = [last[0], Math.max(last[1], next[1])];
    else joined.push(next);
  }
  return joined;
}

/** The window's part of a text. `head` must reach one character beyond all windows. */
export function excerptOf(head: string, [start, end]: Span): Excerpt {
  const [first, last] = [whole(head, start), whole(head, Math.min(end, head.length))];
  return { start: first, text: head.slice(first, last), isLast: end >= head.length };
}

/** A position that splits no surrogate pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** The words of a copy at a span; empty where they were not read. */
export function wordsAt(excerpts: readonly Excerpt[], span: Span): string {
  const held = excerptWith(excerpts, span);
  return held === undefined ? '' : held.text.slice(span[0] - held.start, span[1] - held.start);
}

export function excerptWith(excerpts: readonly Excerpt[], [start, end]: Span): Excerpt | undefined {
  return excerpts.find((one) => one.start <= start && end <= one.start + one.text.length);
}

/**
 * The excerpt without incomplete words at its ends, from `start` to `end`, and whether the copy continues there.
 * Words of spaceless scripts may be cut.
 */
export function trimmed(excerpt: Excerpt, [from, to]: Span) {
  const { start, text, isLast } = excerpt;
  const [before, after] = [text.slice(0, from - start), text.slice(to - start)];
  const cutBefore = start > 0;
  const first = cutBefore ? (/^\S{0,40}\s+/.exec(before)?.[0].length ?? 0) : blankStart(before);
  const last = isLast ? blankEnd(after) : (/\s+\S{0,40}$/.exec(after)?.[0].length ?? 0);
  return {
    start: start + first,
    end: start + text.length - last,
    hasMoreBefore: cutBefore,
    hasMoreAfter: !isLast,
  };
}

function blankStart(text: string): number {
  return text.length - text.trimStart().length;
}

function blankEnd(text: string): number {
  return text.length - text.trimEnd().length;
}

/** Quotation marks after the words belong to the copy, not to our sentence. */
const CLOSING = new RegExp(`[${CLOSING_MARKS})\\]\\s]+$`, 'u');
const OPENING = new RegExp(`^[${OPENING_MARKS}\\s]+`, 'u');
/** The end of a quotation that was open before. */
const QUOTATION_END = new RegExp(`(?<=^(?:(?!${SURELY_OPENING_MARK})[^"])*),?${SURELY_CLOSING_MARK}`, 'u');
const SENTENCE_END = new RegExp(
  `[${ALL_STOPS}][${CLOSING_MARKS})\\]]*(?=\\s|$)|[${FULL_WIDTH_STOPS}]${SURELY_CLOSING_MARK}*|\\n`,
  'u',
);
const LEADING = new RegExp(`^[\\s${PAUSES}${CLOSING_MARKS})]+`, 'u');
/** Maximum length, in UTF-16 code units, of an excerpt quoted in a sentence. */
const MAX_EXCERPT_LENGTH = 72;

/** The rest of the sentence after a position of the copy, cut between words where it is long; empty where it ends. */
export function sentenceAfter(excerpts: readonly Excerpt[], at: number): Beginning {
  const held = excerptWith(excerpts, [at, at]);
  const rest = textAfter(excerpts, at).replace(LEADING, '');
  const end = SENTENCE_END.exec(rest) ?? QUOTATION_END.exec(rest);
  const whole = end === null ? rest : rest.slice(0, end.index + end[0].length);
  // After the end of the quotation, the words are the reporter's.
  const own = QUOTATION_END.exec(whole);
  const sentence = (own === null ? whole : whole.slice(0, own.index)).replace(CLOSING, '');
  if (sentence.length <= MAX_EXCERPT_LENGTH && (end !== null || held?.isLast !== false))
    return { words: sentence, isCut: false };
  return { words: cutAtWord(sentence.slice(0, MAX_EXCERPT_LENGTH)), isCut: true };
}

/** The text read from that position on. */
export function textAfter(excerpts: readonly Excerpt[], at: number): string {
  const held = excerptWith(excerpts, [at, at]);
  return held === undefined ? '' : held.text.slice(at - held.start);
}

/** The beginning of the sentence before that position. */
export function sentenceBefore(excerpts: readonly Excerpt[], at: number): Beginning {
  const held = excerptWith(excerpts, [at, at]);
  if (held === undefined) return { words: '', isCut: false };
  const all = held.text.slice(0, at - held.start);
  const end = [...all.trimEnd().matchAll(new RegExp(SENTENCE_END, 'gu'))].at(-1);
  const sentence = (end === undefined ? all : all.slice(end.index + end[0].length))
    .replace(OPENING, '')
    .trimEnd();
  if (sentence.length <= MAX_EXCERPT_LENGTH && (end !== undefined || held.start === 0))
    return { words: sentence, isCut: false };
  return { words: sentence.slice(-MAX_EXCERPT_LENGTH).replace(/^\S{0,40}\s+/, ''), isCut: true };
}

function cutAtWord(text: string): string {
  return text.replace(/\s+\S{0,40}$/, '');
}
