import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchor } from '../../../src/engines/anchoring/anchor.js';
import { type Selector, selectorAt } from '../../../src/engines/anchoring/selector.js';
import { readText } from '../../../src/engines/fidelity/text/text.js';

const VOCABULARY = (
  'we want peace war with the neighbour river bridge minister said that not never five six hundred people in spring ' +
  'autumn trade door open closed and or but table letter house road sea ship harbour child school vote law court'
).split(' ');
const word = fc.oneof(fc.constantFrom(...VOCABULARY), fc.constantFrom('湾', '👋', 'café', 'Ünal,', '“so”'));
const words = (least: number, most: number) => fc.array(word, { minLength: least, maxLength: most });

/** Other words may be added or removed before and after; the recorded context stays. */
const edited = fc.record({
  before: words(0, 40),
  left: words(9, 9),
  marked: words(1, 12),
  right: words(9, 9),
  after: words(0, 40),
  newBefore: words(0, 40),
  newAfter: words(0, 40),
});

/** Regression: a marked emoji beside an equal one was confused with it without the old text. */
const TWIN_SEED = -831_830_886;

test.each([
  ['any seed', {}],
  ['the seed of the emoji beside its twin', { seed: TWIN_SEED }],
])('words are found again after edits elsewhere, where what surrounds them stayed: %s', (_, seeded) => {
  fc.assert(
    fc.property(
      edited,
      fc.boolean(),
      ({ before, left, marked, right, after, newBefore, newAfter }, isOldKnown) => {
        const [old, now] = [
          [before, left, marked, right, after],
          [newBefore, left, marked, right, newAfter],
        ].map((parts) => parts.flat().join(' ')) as [string, string];
        const at = lengthOf([...before, ...left]);
        const selector = selectorAt(old, at, at + marked.join(' ').length);
        const there = lengthOf([...newBefore, ...left]);
        const found = anchor(selector, now, isOldKnown ? old : null);
        expect(now.slice(found.start ?? 0, found.end ?? 0)).toBe(selector.exact);
        // The same words in the same context may also occur elsewhere, and nearer.
        if (uniqueIn(now, selector)) expect(found.start).toBe(there);
        // A negation among the preceding words may have been added or removed.
        expect(found.state).toBe(found.turn ? 'altered' : found.start === at ? 'same' : 'moved');
      },
    ),
    { numRuns: 400, ...seeded },
  );
});

test('on the text that they were marked in, words are the same', () => {
  fc.assert(
    fc.property(
      words(1, 60),
      fc.nat(400),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      (some, from, size, isOldKnown) => {
        const text = some.join(' ');
        const selector = selectorAt(text, Math.min(from, text.length - 1), from + size);
        if (selector.exact.trim() === '') return;
        const { state, start, end } = anchor(selector, text, isOldKnown ? text : null);
        expect({ state, start, end }).toEqual({
          state: 'same',
          start: selector.start_utf16,
          end: selector.end_utf16,
        });
      },
    ),
    { numRuns: 400 },
  );
});

test('any selector on any text has an answer that lies in the text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '.', '湾', '\ud83d', '\udc4b', '\u0301'),
      maxLength: 40,
    }),
  );
  const anySelector: fc.Arbitrary<Selector> = fc.record({
    exact: anyText,
    prefix: fc.option(anyText),
    suffix: fc.option(anyText),
    start_utf16: fc.option(fc.integer({ min: -3, max: 60 })),
    end_utf16: fc.option(fc.integer({ min: -3, max: 60 })),
  });
  fc.assert(
    fc.property(anySelector, anyText, fc.option(anyText), fc.boolean(), (selector, text, from, isRead) => {
      const { state, start, end } = anchor(selector, isRead ? readText(text) : text, from);
      expect(state === 'gone').toBe(start === null || end === null);
      expect((start ?? 0) >= 0 && (start ?? 0) <= (end ?? 0) && (end ?? 0) <= text.length).toBe(true);
    }),
    { numRuns: 600 },
  );
});

function lengthOf(some: readonly string[]): number {
  return some.reduce((sum, one) => sum + one.length + 1, 0);
}

function uniqueIn(text: string, { prefix, exact, suffix }: Selector): boolean {
  const passage = `${prefix}${exact}${suffix}`;
  return text.indexOf(passage) === text.lastIndexOf(passage);
}
