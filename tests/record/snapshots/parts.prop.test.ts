import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, locatorIn, locatorsOf } from '../../../src/pages/snapshots/page/paragraphs.js';
import { partAt, partsOf } from '../../../src/record/snapshots/model/parts.js';

const piece = fc.oneof(
  fc.constantFrom('\n', ' ', '🙂', 'x'),
  fc
    .record({
      unit: fc.constantFrom('x', '🙂', 'word ', 'line\n'),
      times: fc.integer({ min: 1, max: 30_000 }),
    })
    .map(({ unit, times }) => unit.repeat(times)),
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

describe('the parts of a text', () => {
  it('together are the text; none is too long, and none begins within a character', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const parts = partsOf(whole);
        expect(parts.map(({ start, end }) => whole.slice(start, end)).join('')).toBe(whole);
        for (const { number, start, end } of parts) {
          expect(parts[number - 1]?.start).toBe(start);
          expect(end - start).toBeLessThanOrEqual(60_000);
          expect(/^[\udc00-\udfff]/.test(whole.slice(start, start + 1))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('end with a paragraph where one ends in time, or else with a word', () => {
    const line = `${'word '.repeat(100)}\n`;
    const paragraphs = line.repeat(300);
    for (const { end } of partsOf(paragraphs)) expect(paragraphs[end - 1]).toBe('\n');
    const words = 'word '.repeat(30_000);
    for (const { end } of partsOf(words)) expect(words[end - 1]).toBe(' ');
  });

  it('end sooner after many lines, of which those that are empty do not count', () => {
    const lines = 'a\n'.repeat(10_000);
    expect(partsOf(lines).map(({ start, end }) => end - start)).toEqual([5_000, 5_000, 5_000, 5_000]);
    expect(partsOf(`a${'\n'.repeat(10_000)}b`)).toHaveLength(1);
  });

  it('has every position in one of them, and the end in the last', () => {
    const parts = partsOf('x'.repeat(150_000));
    expect([0, 59_999, 60_000, 149_999, 150_000].map((at) => partAt(parts, at).number)).toEqual([
      1, 1, 2, 3, 3,
    ]);
    expect(partsOf('')).toEqual([{ number: 1, start: 0, end: 0 }]);
  });
});

describe('what stands beside a paragraph to find it in the original', () => {
  it('is the page that begins in it, or the time of a subtitle', () => {
    const pages = locatorsOf({ pages: [0, 40, 90], times: [], hasTimesInText: true });
    expect(locatorIn(pages, 0, 30)).toBe('Page 1');
    expect(locatorIn(pages, 31, 89)).toBe('Page 2');
    expect(locatorIn(pages, 41, 89)).toBeNull();
    const times = locatorsOf({
      pages: [],
      times: [{ start_utf16: 31, start_ms: 62_000, end_ms: null }],
      hasTimesInText: false,
    });
    expect(locatorIn(times, 31, 40)).toBe('at 0:01:02');
  });
});

describe('rows of a copy', () => {
  it('begin with a paragraph that something stands beside', () => {
    const paragraph = (name: string, ...margin: string[]) => ({ name, margin });
    const groups = groupsOf([paragraph('a'), paragraph('b', 'note'), paragraph('c'), paragraph('d', 'note')]);
    expect(groups.map((group) => group.map(({ name }) => name).join(''))).toEqual(['a', 'bc', 'd']);
  });
});
