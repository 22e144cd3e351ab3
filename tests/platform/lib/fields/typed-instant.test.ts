import { describe, expect, it, test } from 'vitest';
import { instantInWords, readTypedInstant } from '../../../../src/platform/lib/fields/typed-instant.js';

const BERLIN = 'Europe/Berlin';

describe('a moment as people type it', () => {
  it.each([
    ['20 June 2023, 00:01', '2023-06-20T00:01+02:00'],
    ['20 January 2023, 00:01', '2023-01-20T00:01+01:00'],
    ['Tuesday 20 June 2023 at 9.30 pm', '2023-06-20T21:30+02:00'],
    ['12:05 am on 20 June 2023', '2023-06-20T00:05+02:00'],
    ['00:01 20 June 2023', '2023-06-20T00:01+02:00'],
    ['2023年6月20日 9:30', '2023-06-20T09:30+02:00'],
    ['2023-06-20T00:01', '2023-06-20T00:01+02:00'],
    ['2023-06-20 00:01', '2023-06-20T00:01+02:00'],
    ['20 June 2023, 00:01 UTC', '2023-06-20T00:01Z'],
    ['20 June 2023, 00:01 UTC-5', '2023-06-20T00:01-05:00'],
    ['20 June 2023, 00:01 +0530', '2023-06-20T00:01+05:30'],
    ['2023-06-20T00:01:30+02:00', '2023-06-20T00:01:30+02:00'],
  ])('%s', (typed, kept) => {
    const read = readTypedInstant(typed, BERLIN);
    expect(read).toEqual({ ok: true, value: { text: kept, utc: new Date(kept).toISOString() } });
  });

  it('is read on the right side of the night in which clocks are put back', () => {
    const text = (typed: string) => {
      const read = readTypedInstant(typed, BERLIN);
      return read.ok && read.value.text;
    };
    expect(text('29 October 2023, 01:59')).toBe('2023-10-29T01:59+02:00');
    expect(text('29 October 2023, 03:00')).toBe('2023-10-29T03:00+01:00');
  });

  const HOW = 'write 20 June 2023, 00:01';
  it.each([
    ['soon', `‘soon’ is not a day with a time: ${HOW}`],
    ['20 June 2023', `‘20 June 2023’ is not a day with a time: ${HOW}`],
    ['June 2023, 00:01', `Add the day: ${HOW}`],
    ['20 June 2023, 24:01', `There is no such time of day: ${HOW}`],
    ['20 June 2023, 13:01 pm', `There is no such time of day: ${HOW}`],
    [`${'9'.repeat(120)} 00:01`, `‘${'9'.repeat(40)}…’ is not a day with a time: ${HOW}`],
  ])('is not %s', (typed, message) => {
    expect(readTypedInstant(typed, BERLIN)).toEqual({ ok: false, errors: message });
  });

  it('is told, where its figures could be two days, what would be right', () => {
    expect(readTypedInstant('6/7/2023 00:01', BERLIN)).toMatchObject({
      errors: expect.stringContaining('is ambiguous'),
    });
  });
});

test('a kept moment is shown as it is typed, and read again is the same moment', () => {
  for (const kept of ['2023-06-20T00:01+02:00', '2023-06-20T00:01Z', '2023-01-20T00:01-05:00']) {
    const shown = instantInWords(kept, BERLIN);
    expect(readTypedInstant(shown, BERLIN)).toMatchObject({ value: { text: kept } });
  }
  expect(instantInWords('2023-06-20T00:01+02:00', BERLIN)).toBe('20 June 2023, 00:01');
  expect(instantInWords('2023-06-20T00:01+02:00')).toBe('20 June 2023, 00:01 UTC+02:00');
  expect(instantInWords('2023-06-20T00:01:30Z')).toBe('2023-06-20T00:01:30Z');
});
