import { isAscii } from './fold.js';

export type TokenKind = 'word' | 'space' | 'mark';

/** A piece of a text; `start` and `end` are UTF-16 code units, end exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Scripts written without spaces: each character, with its combining marks, is a word. */
const SPACELESS = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

const LETTER = `[[\\p{L}\\p{N}\\p{M}]--[${SPACELESS}]]`;
/** Characters allowed within a word: apostrophe, soft hyphen, joiner. */
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

/** Splits a text into contiguous tokens; joined they are the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECE)) {
    const kind =
      match.groups?.word !== undefined ? 'word' : match.groups?.space !== undefined ? 'space' : 'mark';
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** The words of a text in order. Hyphens separate words; apostrophes do not. */
export function wordTokens(text: string): Token[] {
  return tokenize(text).filter(({ kind }) => kind === 'word');
}

/** ASCII words, which are found in a quarter of the time. */
const ASCII_WORD = /(?:\d+(?:[.,]\d+)*|[a-z\d])+(?:'[a-z\d]+)*/gi;

/** `wordTokens` without positions. */
export function wordsOf(text: string): string[] {
  return isAscii(text) ? (text.match(ASCII_WORD) ?? []) : wordTokens(text).map((token) => token.text);
}

/** Whether a word is one character of a spaceless script. */
export function isCharacterWord(word: string): boolean {
  return SPACELESS_CHARACTER.test(word);
}

/**
 * English words that carry grammar rather than content; folded, without apostrophes. Negations are included on
 * purpose: statements with and without ‘not’ are worth comparing.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor so if then than that this these those there here it its ' +
    'i im me my we us our you your he him his she her they them their who whom which what when where how ' +
    'as at by for from in into of off on onto to up with about over under out ' +
    'am is are was were be been being isnt arent wasnt werent do does did done dont doesnt didnt ' +
    'has have had hasnt havent hadnt will would wont wouldnt can could cant cannot couldnt shall should shouldnt ' +
    'may might must no not never very too also just all any some such own same more most'
  ).split(' '),
);
