import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Mark, segments } from '../../../src/engines/anchoring/segments.js';

const TEXT = 'We do not want a new war.';
const [CLAIM, NOTE] = [
  { id: 'claim', start: 0, end: 14 },
  { id: 'note', start: 6, end: 24 },
];

describe('a text with marks', () => {
  test('is cut wherever a mark begins or ends', () => {
    expect(segments(TEXT, [CLAIM, NOTE])).toEqual([
      { text: 'We do ', start: 0, end: 6, ids: ['claim'] },
      { text: 'not want', start: 6, end: 14, ids: ['claim', 'note'] },
      { text: ' a new war', start: 14, end: 24, ids: ['note'] },
      { text: '.', start: 24, end: 25, ids: [] },
    ]);
  });

  test('is one run where it has none', () => {
    expect(segments(TEXT, [])).toEqual([{ text: TEXT, start: 0, end: 25, ids: [] }]);
    expect(segments('', [CLAIM])).toEqual([]);
  });

  test('tells several marks on the same words in the order in which they were given', () => {
    const twice = [NOTE, { ...NOTE, id: 'question' }, CLAIM];
    expect(segments(TEXT, twice).map(({ ids }) => ids)).toEqual([
      ['claim'],
      ['note', 'question', 'claim'],
      ['note', 'question'],
      [],
    ]);
  });

  test('keeps of marks what lies in it, and leaves out empty ones', () => {
    const marks = [
      { id: 1, start: -9, end: 2 },
      { id: 2, start: 23, end: 99 },
      { id: 3, start: 4, end: 4 },
      { id: 4, start: Number.NaN, end: 5 },
    ];
    expect(segments(TEXT, marks).map(({ text, ids }) => [text, ids])).toEqual([
      ['We', [1]],
      [' do not want a new wa', []],
      ['r.', [2]],
    ]);
  });

  test('can be a part of a longer one', () => {
    expect(segments(TEXT.slice(6, 16), [CLAIM, NOTE], 6)).toEqual([
      { text: 'not want', start: 6, end: 14, ids: ['claim', 'note'] },
      { text: ' a', start: 14, end: 16, ids: ['note'] },
    ]);
  });
});

const mark = fc.record({ start: fc.integer({ min: -5, max: 70 }), end: fc.integer({ min: -5, max: 70 }) });
const marks = fc
  .array(mark, { maxLength: 12 })
  .map((some) => some.map((one, id): Mark<number> => ({ ...one, id })));

test('the runs are the text again, and each place has the marks that lie on it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), marks, fc.nat(9), (text, some, from) => {
      const runs = segments(text, some, from);
      expect(runs.map((run) => run.text).join('')).toBe(text);
      expect(runs.map((run) => run.start)).toEqual([
        ...(text === '' ? [] : [from]),
        ...runs.slice(0, -1).map((run) => run.end),
      ]);
      expect(runs.filter((run) => run.text.length !== run.end - run.start)).toEqual([]);
      const wrong = runs.filter(({ start, end, ids }) =>
        [start, end - 1].some((at) => ids.join() !== idsAt(some, at).join()),
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

function idsAt(some: readonly Mark<number>[], at: number): number[] {
  return some.filter((one) => one.start <= at && at < one.end).map(({ id }) => id);
}
