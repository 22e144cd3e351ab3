import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencesOf } from '../../../src/engines/anchoring/places.js';

const row = (maxLength: number) => fc.array(fc.constantFrom('so', 'and', 'not'), { maxLength });

test('a row of words is found wherever it stands in another, overlapping too, up to so many', () => {
  fc.assert(
    fc.property(row(5), row(60), fc.nat(12), (wanted, all, most) => {
      const everywhere = all.flatMap((_, at) =>
        wanted.length > 0 &&
        at + wanted.length <= all.length &&
        wanted.every((word, index) => all[at + index] === word)
          ? [at]
          : [],
      );
      expect(occurrencesOf(wanted, all, most)).toEqual(everywhere.slice(0, most));
    }),
    { numRuns: 2_000 },
  );
});

test('each word is read once, however often both rows repeat themselves', () => {
  let reads = 0;
  const all = new Proxy(
    Array.from({ length: 20_000 }, () => 'so'),
    {
      get(words, key) {
        if (key !== 'length') reads += 1;
        return Reflect.get(words, key);
      },
    },
  );
  expect(occurrencesOf([...Array.from({ length: 999 }, () => 'so'), 'not'], all, 20_000)).toEqual([]);
  expect(reads).toBe(20_000);
});
