import type { Span } from '../../../engines/fidelity/verdict.js';

// The parts of a kept copy that a page shows: a text can be a megabyte long, and a passage of it is a few lines.
// Positions are UTF-16 code units of the whole text.

/** How much of the copy stands round the words, on either side. */
export const CONTEXT = 200;

/** What was read of a copy. */
export interface Excerpt {
  readonly start: number;
  readonly text: string;
  /** Whether the copy ends where this ends. */
  readonly isLast: boolean;
}

/** What has to be read to show these spans with what stands round them: in the copy's order, none beside another. */
export function windowsOf(spans: readonly Span[]): Span[] {
  const windows: [number, number][] = [];
  for (const [start, end] of [...spans].sort(([one], [other]) => one - other)) {
    const last = windows.at(-1);
    if (last && start - CONTEXT <= last[1]) last[1] = Math.max(last[1], end + CONTEXT);
    else windows.push([Math.max(0, start - CONTEXT), end + CONTEXT]);
  }
  return windows;
}

/** The window's part of a text of which `head` is the beginning, one character longer than all windows. */
export function excerptOf(head: string, [start, end]: Span): Excerpt {
  const [first, last] = [whole(head, start), whole(head, Math.min(end, head.length))];
  return { start: first, text: head.slice(first, last), isLast: end >= head.length };
}

/** A place that cuts no character in two. */
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
 * The excerpt without the half words at its ends: from `start` to `end`, with a sign where the copy goes on.
 * Words of a script without spaces are cut where they are.
 */
export function trimmed(excerpt: Excerpt, [from, to]: Span): Trimmed {
  const { start, text, isLast } = excerpt;
  const [before, after] = [text.slice(0, from - start), text.slice(to - start)];
  const cutBefore = start > 0;
  const first = cutBefore ? (/^\S{0,40}\s+/.exec(before)?.[0].length ?? 0) : blankStart(before);
  const last = isLast ? blankEnd(after) : (/\s+\S{0,40}$/.exec(after)?.[0].length ?? 0);
  return {
    start: start + first,
    end: start + text.length - last,
    goesBefore: cutBefore,
    goesOn: !isLast,
  };
}

export interface Trimmed {
  readonly start: number;
  readonly end: number;
  readonly goesBefore: boolean;
  readonly goesOn: boolean;
}

function blankStart(text: string): number {
  return text.length - text.trimStart().length;
}

function blankEnd(text: string): number {
  return text.length - text.trimEnd().length;
}

/** The marks round the quotation there belong to the copy, not to the sentence. */
const CLOSING = /["'”’»」』)\]\s]+$/u;
const OPENING = /^["'“‘«„「『\s]+/u;
/** A quotation that was open ends here: none was opened since. */
const QUOTATION_END = /(?<=^[^“«„「"]*),?[”»」"]/u;
const SENTENCE_END = /[.!?。！？…]["'”’»」』)\]]*(?=\s|$)|[。！？]["'”’»」』]*|\n/u;
/** Characters that a sentence of ours quotes of a copy at most. */
const MAX_EXCERPT_LENGTH = 72;

/** How the sentence goes on after a place of the copy, cut at a word with a sign where it is long; empty where it does not. */
export function sentenceAfter(excerpts: readonly Excerpt[], at: number): string {
  const held = excerptWith(excerpts, [at, at]);
  const rest = textAfter(excerpts, at).replace(/^[\s,;:，；："'”’»」』)]+/u, '');
  const end = SENTENCE_END.exec(rest) ?? QUOTATION_END.exec(rest);
  const whole = end === null ? rest : rest.slice(0, end.index + end[0].length);
  // Where the quotation ends within it, the rest is the reporter's.
  const own = QUOTATION_END.exec(whole);
  const sentence = (own === null ? whole : whole.slice(0, own.index)).replace(CLOSING, '');
  if (sentence.length <= MAX_EXCERPT_LENGTH && (end !== null || held?.isLast !== false)) return sentence;
  return `${cutAtWord(sentence.slice(0, MAX_EXCERPT_LENGTH))} …`;
}

/** What was read of the copy from there on. */
export function textAfter(excerpts: readonly Excerpt[], at: number): string {
  const held = excerptWith(excerpts, [at, at]);
  return held === undefined ? '' : held.text.slice(at - held.start);
}

/** The same of what stands in the sentence before that place. */
export function sentenceBefore(excerpts: readonly Excerpt[], at: number): string {
  const held = excerptWith(excerpts, [at, at]);
  if (held === undefined) return '';
  const all = held.text.slice(0, at - held.start);
  const end = [...all.trimEnd().matchAll(new RegExp(SENTENCE_END, 'gu'))].at(-1);
  const sentence = (end === undefined ? all : all.slice(end.index + end[0].length))
    .replace(OPENING, '')
    .trimEnd();
  if (sentence.length <= MAX_EXCERPT_LENGTH && (end !== undefined || held.start === 0)) return sentence;
  return `… ${sentence.slice(-MAX_EXCERPT_LENGTH).replace(/^\S{0,40}\s+/, '')}`;
}

function cutAtWord(text: string): string {
  return text.replace(/\s+\S{0,40}$/, '');
}
