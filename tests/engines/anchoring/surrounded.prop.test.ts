import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords } from '../../../src/engines/anchoring/find.js';
import { foldedWords, placesOf, placesOfWords, textWords } from '../../../src/engines/anchoring/places.js';
import { surroundedBy } from '../../../src/engines/anchoring/surrounded.js';
import { runsOf } from '../../support/runs.js';

const anyText = fc.string({ unit: fc.constantFrom(...'ab .,É湾', "b'a", ' the '), maxLength: 60 });
const noted = fc.option(fc.string({ unit: fc.constantFrom(...'aB ,é湾', 'the '), maxLength: 6 }));
const line = (text: string) => foldedWords(text).join(' ');

test('a place is surrounded as was noted where the words of the text up to it end so, and those after it begin so', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.constantFrom('a', 'b', 'the', '湾', ' ', 'É'),
      noted,
      noted,
      (text, exact, prefix, suffix) => {
        const places = placesOf(exact, text, 1_000);
        const expected = places.filter(
          ({ start, end }) =>
            line(text.slice(0, start)).endsWith(line(prefix ?? '')) &&
            line(text.slice(end)).startsWith(line(suffix ?? '')),
        );
        expect(surroundedBy({ prefix, suffix }, places, textWords(text))).toEqual(expected);
      },
    ),
    { numRuns: runsOf(2_000) },
  );
});

test('what stands round a place in the text is always found round it', () => {
  fc.assert(
    fc.property(anyText, fc.nat(20), fc.nat(20), fc.nat(60), (text, left, right, which) => {
      const places = placesOf('a', text, 1_000);
      const place = places[which % Math.max(1, places.length)];
      if (place === undefined) return;
      const prefix = text.slice(Math.max(0, place.start - left), place.start);
      const suffix = text.slice(place.end, place.end + right);
      expect(surroundedBy({ prefix, suffix }, places, textWords(text))).toContainEqual(place);
    }),
    { numRuns: runsOf(1_000) },
  );
});

describe('of the outermost word a part will do', () => {
  const TEXT = 'This is a war. Thus was a war, warily.';
  const startsOf = (prefix: string | null, suffix: string | null) =>
    surroundedBy({ prefix, suffix }, placesOf('war', TEXT, 9), textWords(TEXT)).map(({ start }) => start);

  test.each([
    ['s a', null, [10, 26]],
    ['is is a', null, [10]],
    ['i a', null, []],
    [null, '. Th', [10]],
    [null, 'ily', [31]],
    [null, 'il', [31]],
    ['a war', 'ily', [31]],
    [null, 'thus wa', [10]],
    [null, 'thu was', []],
    ['…', '\u0301', [10, 26, 31]],
  ])('after %j and before %j: %j', (prefix, suffix, expected) => {
    expect(startsOf(prefix, suffix)).toEqual(expected);
  });
});

// Many queries on a long text: reading each place again would exceed the timeout many times over.
describe('in a long text', () => {
  test('one of thousands of places is told by the hundred words before it', () => {
    const words = Array.from({ length: 12_000 }, (_, at) => (at % 2 === 0 ? 'a' : `w${at % 9_001}`));
    const text = words.join(' ');
    for (let asked = 0; asked < 10; asked += 1) {
      const start = words.slice(0, 4_000 + 2 * asked).join(' ').length + 1;
      const found = findWords({ exact: 'a', prefix: text.slice(start - 500, start) }, text);
      expect(found).toMatchObject({ kind: 'found', selector: { start_utf16: start } });
    }
  });

  test('one of thousands of places is told where what was noted fits nearly everywhere', () => {
    const text = `x ${'a '.repeat(30_000)}`;
    for (let asked = 0; asked < 10; asked += 1) {
      const found = findWords({ exact: 'a', prefix: `x ${'a '.repeat(250 + asked)}` }, text);
      expect(found).toMatchObject({ selector: { start_utf16: 2 + 2 * (250 + asked) } });
    }
  });

  test('parts of one word without end are told as several', () => {
    const found = findWords({ exact: 'b', prefix: `${'ab'.repeat(30)}a` }, 'ab'.repeat(30_000));
    expect(found).toMatchObject({ kind: 'several', isMore: true });
  });

  test('words that repeat themselves are found in a text that repeats them too', () => {
    const text = textWords(`${'so and '.repeat(40_000)}so. ${'so and '.repeat(4_000)}so so`);
    const row = 'so AND '.repeat(4_000);
    for (let asked = 0; asked < 200; asked += 1) {
      const [place, ...others] = placesOfWords(`${row}so so`, text, 20_000);
      expect(others.length).toBe(1);
      expect(place?.start).toBe(36_000 * 7);
    }
  });
});
