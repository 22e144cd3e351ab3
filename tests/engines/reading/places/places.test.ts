import { describe, expect, it } from 'vitest';
import { type Places, pageAt, timeAt } from '../../../../src/engines/reading/places/places.js';
import { timesIn } from '../../../../src/engines/reading/places/times.js';
import { formatTime } from '../../../../src/engines/text/time-mark.js';

const NONE: Places = { pages: [], times: [], hasTimesInText: false };

describe('a position of a text', () => {
  it('is on the page that began last', () => {
    const book = { ...NONE, pages: [0, 40, 40, 90] };
    expect([0, 39, 40, 89, 90, 1_000].map((at) => pageAt(book, at))).toEqual([1, 1, 3, 3, 4, 4]);
    expect(pageAt({ ...NONE, pages: [5] }, 0)).toBe(1);
    expect(pageAt(NONE, 7)).toBeNull();
  });

  it('is said at the time of the subtitle that it is in', () => {
    const times = [
      { start_utf16: 10, start_ms: 1_000, end_ms: 2_500 },
      { start_utf16: 30, start_ms: 4_000, end_ms: null },
    ];
    expect([9, 10, 29, 30].map((at) => timeAt({ ...NONE, times }, at)?.start_ms ?? null)).toEqual([
      null,
      1_000,
      1_000,
      4_000,
    ]);
  });
});

describe('the time marks of a transcript', () => {
  it.each([
    ['[00:00:05] We begin.\n[00:12:03] No.', [5_000, 723_000]],
    ['MODERATOR (00:05): We begin.\nANA ROCHE (12:03): No.', [5_000, 723_000]],
    ['Speaker 1 [0:05.250]\nWe begin.\n\nSpeaker 2 [12:03]\nNo.', [5_250, 723_000]],
    ['00:00:05 We begin.\n01:12:03 No.', [5_000, 4_323_000]],
    ['0:05\nwe begin\n12:03\nno', [5_000, 723_000]],
  ])('are read where they stand: %j', (text, milliseconds) => {
    expect(timesIn(text).map(({ start_ms }) => start_ms)).toEqual(milliseconds);
  });

  it('last until the next, and begin at their line', () => {
    expect(timesIn('[00:01] One.\n[00:02] Two.')).toEqual([
      { start_utf16: 0, start_ms: 1_000, end_ms: 2_000 },
      { start_utf16: 13, start_ms: 2_000, end_ms: null },
    ]);
  });

  it.each([
    ['a time of day', 'The meeting began at 10:30 and ended (at 12:15).'],
    ['one alone', '[00:01] One.'],
    ['times that do not rise', '[00:09] a\n[00:02] b\n[00:07] c\n[00:01] d'],
    ['scores', 'It was 3:10 then.\nAnd 4:20 later.'],
  ])('are not %s', (_what, text) => {
    expect(timesIn(text)).toEqual([]);
  });

  it('are read in a text of any length', () => {
    const line = 'ANA (';
    expect(timesIn(line.repeat(200_000))).toEqual([]);
    expect(timesIn('[00:01] a\n'.repeat(100_000))).toHaveLength(100_000);
  });

  it('are said as hours, minutes and seconds', () => {
    expect([0, 723_999, 36_000_000].map(formatTime)).toEqual(['0:00:00', '0:12:03', '10:00:00']);
  });
});
