import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SearchedText } from '../../../src/derived/search/model/searched-text.js';
import { placedWords } from '../../../src/engines/text/search-words.js';

const PIECES = [
  'cold',
  'Cold',
  'war',
  'col',
  'd',
  '1',
  ' ',
  ', ',
  '’',
  '。',
  '战',
  'か',
  'д',
  'ا',
  'ก',
  '가',
  'é',
  '\u001f',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));
const term = fc.record({
  words: fc.array(fc.constantFrom('cold', 'war', 'col', 'd', '1', '战', 'д'), { minLength: 1, maxLength: 3 }),
  prefix: fc.boolean(),
  field: fc.constant(null),
});

test('a text is found to have what it has when it is read word by word', () => {
  fc.assert(
    fc.property(text, term, (given, wanted) => {
      const words = placedWords(given);
      const places = words.flatMap(({ start }, at) => {
        const there = words.slice(at, at + wanted.words.length);
        const isThere = wanted.words.every((word, index) => {
          const found = there[index]?.word ?? '';
          const isLast = wanted.prefix && index === wanted.words.length - 1;
          return isLast ? found.startsWith(word) : found === word;
        });
        return isThere ? [{ start, end: there.at(-1)?.end }] : [];
      });
      expect(new SearchedText(given).placesOf(wanted)).toEqual(places);
    }),
    { numRuns: 3_000 },
  );
});
