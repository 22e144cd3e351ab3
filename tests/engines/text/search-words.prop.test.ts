import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BREAK, placedWords, searchWords } from '../../../src/engines/text/search-words.js';

const sign = fc.constantFrom(
  ...['a', 'b', 'Z', '9', ' ', '. ', '-', '_', 'é', 'e\u0301', 'ﬁ', 'ß', '½', 'ñ', 'и', 'Й', 'م', '€', '😀'],
  ...[
    '台',
    '湾',
    'ー',
    'あ',
    'ก็',
    '한',
    '。',
    '，',
    '“',
    '”',
    '’',
    '–',
    '—',
    '…',
    '«',
    '»',
    '\u00a0',
    '\u202f',
  ],
);
const text = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join(''));

test('a text has the same words with their places as it has for the index', () => {
  fc.assert(
    fc.property(text, (given) => {
      const placed = placedWords(given);
      expect(placed.map(({ word }) => word)).toEqual(searchWords(given));
      for (const { word, start, end } of placed)
        if (word !== BREAK) expect(searchWords(given.slice(start, end))).toContain(word);
    }),
  );
});
