import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparableWords, keyedWords, likenessOf, shingles } from '../../../src/engines/text/likeness.js';

const likeness = (a: string, b: string) =>
  likenessOf(keyedWords(comparableWords(a)), keyedWords(comparableWords(b)));

const TURNED = {
  same: 'same',
  nearly: 'nearly',
  different: 'different',
  part_of: 'contains',
  contains: 'part_of',
};
const word = fc.oneof(
  fc.constantFrom(
    ...'we do not want a new war with china and taiwan 1,200 don’t doing used these thesis'.split(' '),
  ),
  fc.string({ unit: fc.constantFrom(...'abcdeéß妥协'), minLength: 1, maxLength: 6 }),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
const anyText = fc.oneof(sentence, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

test('every text is the same as itself', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(likeness(text, text)).toEqual({ kind: 'same', score: 1 });
    }),
  );
});

test('likeness looks the same from the other side', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const [there, back] = [likeness(a, b), likeness(b, a)];
      expect(back).toEqual({ kind: TURNED[there.kind], score: there.score });
      expect(there.score).toBeGreaterThanOrEqual(0);
      expect(there.score).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

test('the same words have the same shingles', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      if (likeness(a, b).kind === 'same') expect(shingles(a)).toEqual(shingles(b));
    }),
  );
});

test('case, marks and spaces make no other words', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.constantFrom(', ', ' – ', '\n', '… '),
      (words, between) => {
        expect(likeness(words.join(' '), `“${words.join(between).toUpperCase()}”`).kind).toBe('same');
      },
    ),
  );
});

test('four words or more out of a statement are a part of it', () => {
  const spaced = fc.array(fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 6 }), {
    minLength: 5,
    maxLength: 40,
  });
  fc.assert(
    fc.property(spaced, fc.nat(), fc.nat(), (words, from, more) => {
      const start = from % (words.length - 3);
      const part = words.slice(start, start + 4 + (more % (words.length - start - 3)));
      const expected = part.length === words.length ? 'same' : 'part_of';
      expect(likeness(part.join(' '), words.join(' '))).toEqual({ kind: expected, score: 1 });
    }),
  );
});
