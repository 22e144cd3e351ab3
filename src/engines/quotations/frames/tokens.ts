import type { Span } from '../../text/span.js';
import { SHORT_IN_NAMES } from '../../words/abbreviations.js';

// Words and punctuation of a clause, with their positions in the text.

export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
  readonly isCapital: boolean;
}

const TOKEN =
  /\d{1,3}(?:,\d{3})+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.&-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\S/gu;
const ABBREVIATION = new RegExp(String.raw`^(?:\p{Lu}|${SHORT_IN_NAMES}|Del|[UD]\.[SNKC])$`, 'u');

/** @param max the number of tokens after which the rest is not read */
export function tokensIn(text: string, [start, end]: Span, max = Number.POSITIVE_INFINITY): Token[] {
  const found: Token[] = [];
  for (const { 0: match, index } of text.slice(start, end).matchAll(TOKEN)) {
    if (found.length >= max) break;
    const at = start + index;
    if (match === '.' && found.at(-1)?.end === at + 1) continue;
    found.push(tokenAt(text, match, at));
  }
  return found;
}

function tokenAt(text: string, match: string, at: number): Token {
  // A full stop after an abbreviation belongs to the word.
  const isAbbreviated = text.charAt(at + match.length) === '.' && ABBREVIATION.test(match);
  const word = isAbbreviated ? `${match}.` : match;
  return {
    text: word,
    lower: word.includes('’') ? word.toLowerCase().replaceAll('’', "'") : word.toLowerCase(),
    start: at,
    end: at + word.length,
    isWord: startsSmall(word) || /^[\p{L}\p{N}]/u.test(word),
    isCapital: !startsSmall(word) && /^\p{Lu}/u.test(word),
  };
}

/** Most words do, which is seen faster than with a pattern. */
function startsSmall(word: string): boolean {
  return word >= 'a' && word < '{';
}

/** From the first to the last of some tokens; null for none. */
export function spanOf(tokens: readonly Token[], from: number, to: number): Span | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first && last && from < to ? [first.start, last.end] : null;
}
