import { isAscii } from './fold.js';

export type TokenKind = 'word' | 'space' | 'mark';

/** A piece of a text; `start` and `end` are UTF-16 code units, end exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Scripts that are written without spaces: each character, with the marks on it, is a word. */
const SPACELESS = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

const LETTER = `[[\\p{L}\\p{N}\\p{M}]--[${SPACELESS}]]`;
/** What can stand within a word: an apostrophe, a soft hyphen, a joiner. */
const WITHIN = "['’\\u00AD\\u200B-\\u200D\\u2060]";
const NUMBER = '\\p{Nd}+(?:[.,]\\p{Nd}+)*';
const PICTURE =
  '\\p{Extended_Pictographic}(?:[\\uFE0F\\u{1F3FB}-\\u{1F3FF}]|\\u200D\\p{Extended_Pictographic})*';

const PIECE = new RegExp(
  `(?<word>[${SPACELESS}ー々]\\p{M}*|(?:${NUMBER}|${LETTER})+(?:${WITHIN}${LETTER}+)*)` +
    `|(?<space>\\s+)|(?:${PICTURE}|[\\u{1F1E6}-\\u{1F1FF}]{2}|[^])\\p{M}*`,
  'gv',
);

const SPACELESS_CHARACTER = new RegExp(`^[${SPACELESS}]`, 'v');

/** Every piece of a text in order, without gaps: joined they are the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECE)) {
    const kind =
      match.groups?.word !== undefined ? 'word' : match.groups?.space !== undefined ? 'space' : 'mark';
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** The words of a text in order. Hyphens part words; an apostrophe does not. */
export function wordTokens(text: string): Token[] {
  return tokenize(text).filter(({ kind }) => kind === 'word');
}

/** What a word is where all letters are plain ones, which costs a quarter to find. */
const ASCII_WORD = /(?:\d+(?:[.,]\d+)*|[a-z\d])+(?:'[a-z\d]+)*/gi;

/** The same without their places. */
export function wordsOf(text: string): string[] {
  return isAscii(text) ? (text.match(ASCII_WORD) ?? []) : wordTokens(text).map((token) => token.text);
}

/** Whether a word is one character of a script that is written without spaces. */
export function isCharacterWord(word: string): boolean {
  return SPACELESS_CHARACTER.test(word);
}
