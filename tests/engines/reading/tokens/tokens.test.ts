import { describe, expect, it } from 'vitest';
import { readTokens, tokenAt, tokenText } from '../../../../src/engines/reading/tokens/tokens.js';

const wordsOf = (text: string) => {
  const tokens = readTokens(text);
  return Array.from({ length: tokens.count }, (_, token) => tokenText(tokens, token));
};

const sentencesOf = (text: string) => {
  const { sentences, starts, ends } = readTokens(text);
  return Array.from({ length: sentences.length - 1 }, (_, at) =>
    text.slice(starts[sentences[at] as number], ends[(sentences[at + 1] as number) - 1]),
  );
};

describe('the tokens of a text', () => {
  it('are words with what joins their parts, signs and quotation marks', () => {
    expect(wordsOf('Voss’s 54-year-old U.S. aide paid $3.5 -- “no,” she said...')).toEqual(
      'Voss’s|54-year-old|U.S|.|aide|paid|$3.5|--|“|no|,|”|she|said|...'.split('|'),
    );
  });

  it('take doubled single marks as one', () => {
    expect(wordsOf("''No,'' he said.")).toEqual(["''", 'No', ',', "''", 'he', 'said', '.']);
  });

  it('have positions in UTF-16 code units', () => {
    const text = '𝄞 “Ja” 😀 nu';
    const tokens = readTokens(text);
    expect(text.slice(tokens.starts[4], tokens.ends[4])).toBe('😀');
    expect(tokenText(tokens, tokenAt(tokens, text.indexOf('nu') + 1))).toBe('nu');
  });

  it('are none in a text without any', () => {
    for (const text of ['', ' \n\n ']) expect(readTokens(text)).toMatchObject({ count: 0 });
  });
});

describe('the sentences of a text', () => {
  it('do not end after a title, an initial or an abbreviation', () => {
    expect(sentencesOf('Sen. Mara J. Voss met Dr. Lund at 5 p.m. Friday. She left. It was No. 7.')).toEqual([
      'Sen. Mara J. Voss met Dr. Lund at 5 p.m. Friday.',
      'She left.',
      'It was No. 7.',
    ]);
  });

  it('end after an abbreviation before a word that begins one', () => {
    expect(sentencesOf('They live in the U.S. The law is old.')).toEqual([
      'They live in the U.S.',
      'The law is old.',
    ]);
  });

  it('end with the mark that closes them', () => {
    expect(sentencesOf('“We wait.” Voss left. “When?” he asked.')).toEqual([
      '“We wait.”',
      'Voss left.',
      '“When?” he asked.',
    ]);
  });
});

describe('the paragraphs of a text', () => {
  it('end with a line, unless it is wrapped within a sentence', () => {
    const { paragraphs, count } = readTokens(
      'The ferry was\nlate again,\nas ever.\nNobody came.\n\nThe end.\n',
    );
    expect([...paragraphs]).toEqual([0, 9, 12, count]);
  });
});
