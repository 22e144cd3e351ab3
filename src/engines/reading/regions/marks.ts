import type { Span } from '../../text/span.js';
import { MARKS } from './characters.js';
import type { MarkKind } from './region.js';

// Quotation marks in a text, and whether the characters around each make it an opening or a closing one.

export interface Mark {
  readonly kind: MarkKind;
  readonly mark: string;
  readonly start: number;
  readonly end: number;
  /** The adjacent characters; empty at the ends of the text. */
  readonly before: string;
  readonly after: string;
  /** As far as the mark and its neighbours show; `either` depends on whether one is open. */
  readonly role: 'open' | 'close' | 'either';
}

/** Of ''' the first is a single mark, as in 'He said ''no'''. */
const TOKEN = new RegExp(`'(?=''(?!'))|\`\`|''|[${MARKS}\`]`, 'g');

const KINDS: ReadonlyMap<string, MarkKind> = new Map([
  ...marksOf('double', '" \u201C \u201D \u201E \u201F \u301D \u301E \u301F \uFF02'),
  ...marksOf('doubled_single', "`` ''"),
  ...marksOf('guillemets', '\u00AB \u00BB'),
  ...marksOf('corner', '\u300C \u300D \u300E \u300F'),
  ...marksOf('single', "\u2018 \u2019 \u201A \u201B ' ` \u2039 \u203A"),
]);

function marksOf(kind: MarkKind, marks: string): [string, MarkKind][] {
  return marks.split(' ').map((mark) => [mark, kind]);
}

/** The marks of a paragraph, in order, without apostrophes and signs for feet, inches and minutes. */
export function marksIn(text: string, [start, end]: Span): Mark[] {
  const found: Mark[] = [];
  for (const { 0: mark, index } of text.slice(start, end).matchAll(TOKEN)) {
    const at = start + index;
    const [before, after] = [at > start ? text.charAt(at - 1) : '', text.charAt(at + mark.length)];
    // The apostrophe within a word is by far the most frequent.
    if ((mark === "'" || mark === '\u2019') && isWithin(before, after)) continue;
    const role = isMeasure(text, at, mark) ? null : roleOf(text, { mark, at, before, after });
    const kind = KINDS.get(mark) ?? 'double';
    if (role !== null) found.push({ kind, mark, start: at, end: at + mark.length, before, after, role });
  }
  return found;
}

/** 6'2", 5' 10", 3'20''. */
function isMeasure(text: string, at: number, mark: string): boolean {
  if (mark === "'") return /^\d' ?\d{1,2}(?:"|'')/.test(text.slice(at - 1, at + 6));
  return (mark === '"' || mark === "''") && /\d['′] ?\d{1,2}$/.test(text.slice(Math.max(0, at - 6), at));
}

const BEFORE_OPENING =
  /[\s([{\u2013\u2014\u2015/:>*\u2026,\uFF1A\uFF0C\u3002"'\u201C\u2018\u00AB\u201E\u201A\u300C-]/;
const AFTER_CLOSING =
  /[\s.,;:!?)\]}\u2013\u2014\u2026\u3001\u3002\uFF0C\uFF1F\uFF01\u060C\u061F"'\u201D\u2019\u00BB\u201C\u300D*/-]/;
export const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

interface Place {
  readonly mark: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Null for an apostrophe, or another use of the character. */
function roleOf(text: string, { mark, at, before, after }: Place): Mark['role'] | null {
  const isOpening = (before === '' || BEFORE_OPENING.test(before)) && after !== '' && !/\s/.test(after);
  const isClosing = before !== '' && !/\s/.test(before) && (after === '' || AFTER_CLOSING.test(after));
  switch (mark) {
    case '"':
    case '\uFF02':
    case "''":
      if (isOpening !== isClosing) return isOpening ? 'open' : 'close';
      if (isHebrew(before) && isHebrew(after)) return null;
      return after === '' || /\s/.test(after) ? 'close' : 'either';
    case '\u201C':
      return isClosing || (!isOpening && isWord(before)) ? 'either' : 'open';
    case '\u00AB':
    case '\u2039':
      return isClosing ? 'either' : 'open';
    case '\u201D':
    case '\u00BB':
    case '\u203A':
      return isOpening && !isClosing ? 'either' : 'close';
    case '\u300D':
    case '\u300F':
    case '\u301E':
    case '\u301F':
    case '\u2019':
      return 'close';
    case '\u2018':
      if (isClosing && !isOpening) return 'close';
      return isWord(before) && !SPACELESS.test(before) ? null : opensSingle(text, at);
    case "'":
    case '`':
      if (isOpening && !isClosing) return opensSingle(text, at);
      return isClosing && mark === "'" ? (isOpening ? 'either' : 'close') : null;
    default:
      return 'open';
  }
}

export function isWord(character: string): boolean {
  const code = character.charCodeAt(0) | 0x20;
  if (code >= 0x61 && code <= 0x7a) return true;
  return /[\p{L}\p{N}]/u.test(character);
}

function isWithin(before: string, after: string): boolean {
  return isWord(before) && isWord(after) && !SPACELESS.test(after);
}

function isHebrew(character: string): boolean {
  return /\p{Script=Hebrew}/u.test(character);
}

/** ’tis, ’90s, rock ’n’ roll. */
const SHORTENED = /^.(?:\d0s?|em|til|tis|twas|cause|cos|n|round|bout|fraid|nother)(?![\p{L}\p{N}])/iu;

function opensSingle(text: string, at: number): 'open' | null {
  const isOpening = /[\p{L}\p{N}$#@"\u201C\u2026.]/u.test(text.charAt(at + 1));
  return isOpening && !SHORTENED.test(text.slice(at, at + 10)) ? 'open' : null;
}
