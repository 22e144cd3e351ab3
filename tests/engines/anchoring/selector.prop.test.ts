import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectorAt } from '../../../src/engines/anchoring/selector.js';

const TEXT = 'He waved 👋 and said: “We do not want a new war.” Then he left for the 🏛️ building.';

describe('the selector of a span', () => {
  test('has the words, what stands round them, and where they stand', () => {
    const start = TEXT.indexOf('We do');
    const end = TEXT.indexOf('.”');
    expect(selectorAt(TEXT, start, end)).toEqual({
      exact: 'We do not want a new war',
      prefix: 'He waved 👋 and said: “',
      suffix: '.” Then he left for the 🏛️ buil',
      start_utf16: start,
      end_utf16: end,
    });
  });

  test('at the edges of the text has nothing round it', () => {
    expect(selectorAt('war', 0, 3)).toEqual({
      exact: 'war',
      prefix: '',
      suffix: '',
      start_utf16: 0,
      end_utf16: 3,
    });
  });

  test('takes in whole characters where it would cut one', () => {
    const at = TEXT.indexOf('👋');
    expect(selectorAt(TEXT, at + 1, at + 1 + 4).exact).toBe('👋 an');
    expect(selectorAt(TEXT, at - 2, at + 1).exact).toBe('d 👋');
  });

  test.each([
    [-5, 3, 'war'],
    [1, 99, 'ar'],
    [2, 1, ''],
    [Number.NaN, Number.NaN, ''],
    [0.5, 2.9, 'wa'],
  ])('from %d to %d is kept within the text', (start, end, exact) => {
    expect(selectorAt('war', start, end).exact).toBe(exact);
  });
});

test('a selector has the words at its place, in any text', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('a', ' ', '👋', '\ud83d', '\udc4b', '湾', '\u0301'),
    maxLength: 80,
  });
  fc.assert(
    fc.property(anyText, fc.nat(200), fc.nat(200), (text, start, length) => {
      const selector = selectorAt(text, start, start + length);
      expect(text.slice(selector.start_utf16 ?? 0, selector.end_utf16 ?? 0)).toBe(selector.exact);
    }),
    { numRuns: 500 },
  );
});
