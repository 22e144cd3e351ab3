import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCharacterWord, tokenize, wordsOf, wordTokens } from '../../../src/engines/text/tokens.js';

function words(text: string): string[] {
  return wordTokens(text).map((token) => token.text);
}

describe('words', () => {
  test.each([
    ['“Don’t go,” he said – again.', ['Don’t', 'go', 'he', 'said', 'again']],
    ['a military-military channel', ['a', 'military', 'military', 'channel']],
    ['1,000.5 people, 3.', ['1,000.5', 'people', '3']],
    ['G20 and 5G', ['G20', 'and', '5G']],
    ['de\u00adcoupling', ['de\u00adcoupling']],
    ['cafe\u0301s', ['cafe\u0301s']],
    ['台湾问题。', ['台', '湾', '问', '题']],
    ['コーヒー', ['コ', 'ー', 'ヒ', 'ー']],
    ['한국', ['한', '국']],
    ['ไทยนี้', ['ไ', 'ท', 'ย', 'นี้']],
    ['Taiwan问题 2023年', ['Taiwan', '问', '题', '2023', '年']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ["'' — …", []],
  ])('of %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

test('words without their places are the same words, in plain letters and in any', () => {
  const sign = fc.constantFrom(
    ...'aZ09',
    ',',
    '.',
    "'",
    '-',
    ' ',
    '\n',
    '_',
    '#',
    '!',
    '\u001f',
    'é',
    '’',
    '台',
  );
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 30 }), (text) => {
      expect(wordsOf(text)).toEqual(words(text));
    }),
    { numRuns: 500 },
  );
});

test('a picture or flag of several characters stays in one piece', () => {
  expect(tokenize('👩‍👩‍👧🇨🇳👍🏽').map((token) => token.text)).toEqual(['👩‍👩‍👧', '🇨🇳', '👍🏽']);
});

test('each piece has its kind and its place', () => {
  expect(tokenize('𝔘 no, 妥')).toEqual([
    { kind: 'word', text: '𝔘', start: 0, end: 2 },
    { kind: 'space', text: ' ', start: 2, end: 3 },
    { kind: 'word', text: 'no', start: 3, end: 5 },
    { kind: 'mark', text: ',', start: 5, end: 6 },
    { kind: 'space', text: ' ', start: 6, end: 7 },
    { kind: 'word', text: '妥', start: 7, end: 8 },
  ]);
});

test('characters of scripts without spaces are known', () => {
  expect(['妥', 'が', '한', 'ไ'].every(isCharacterWord)).toBe(true);
  expect(['a', 'é', '1', 'م', ''].some(isCharacterWord)).toBe(false);
});

test('the pieces of any text are the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      const tokens = tokenize(text);
      expect(tokens.map((token) => token.text).join('')).toBe(text);
      for (const { text: piece, start, end } of tokens) expect(text.slice(start, end)).toBe(piece);
    }),
    { numRuns: 300 },
  );
});
