import { describe, expect, it } from 'vitest';
import { dayOf, momentInWords, toCslDate } from '../../../src/publishing/citations/model/dates.js';
import { readLocator } from '../../../src/publishing/citations/model/locator.js';

describe('an EDTF date as a CSL date', () => {
  it.each([
    ['2023-06-19', [[2023, 6, 19]]],
    ['2023-06', [[2023, 6]]],
    ['2023', [[2023]]],
    ['2023-06-XX', [[2023, 6]]],
    ['2023-XX-XX', [[2023]]],
    ['2022/2023', [[2022], [2023]]],
    [
      '2023-06-18/2023-06-19',
      [
        [2023, 6, 18],
        [2023, 6, 19],
      ],
    ],
    ['198X', [[1980], [1989]]],
    ['198X/2001', [[1980], [2001]]],
    ['-0043', [[-43]]],
  ])('%s has these parts', (edtf, parts) => {
    expect(toCslDate(edtf)).toEqual({ 'date-parts': parts });
  });

  it.each(['2023-06-19?', '2023-06~', '2023%', '2022/2023?', '2022~/2023'])('%s is not exact', (edtf) =>
    expect(toCslDate(edtf)).toMatchObject({ circa: true }),
  );

  it('keeps a season', () => {
    expect(toCslDate('2023-22')).toEqual({ 'date-parts': [[2023]], season: 2 });
    expect(toCslDate('2023-24~')).toMatchObject({ season: 4, circa: true });
  });

  it.each(['2004-06/..', '../2004', '2023-21/2023-22', '-198X', '{1667,1668}', '1950S2', 'some day'])(
    '%s, which has no such parts, goes out in words',
    (edtf) => {
      expect(Object.keys(toCslDate(edtf))).toEqual(['literal']);
    },
  );
});

it('a machine time has a day, and reads as a moment with its zone', () => {
  expect(dayOf('2023-06-26T14:03:09.120Z')).toBe('2023-06-26');
  expect(momentInWords('2023-06-26T14:03:09.120Z', 'en-GB')).toBe('26 June 2023, 14:03 UTC');
});

describe('a locator', () => {
  it.each([
    ['12:03', 'timestamp', '12:03'],
    ['at 1:02:03', 'timestamp', '1:02:03'],
    ['00:10–00:15', 'timestamp', '00:10–00:15'],
    ['p. 4', 'page', '4'],
    ['pp. 4-5', 'page', '4-5'],
    ['page 4', 'page', '4'],
    ['para 7', 'paragraph', '7'],
    ['¶7', 'paragraph', '7'],
    ['line 12', 'line', '12'],
    ['§ 3', 'section', '3'],
    ['chapter 2', 'chapter', '2'],
  ])('"%s" is a %s', (typed, label, locator) => {
    expect(readLocator(typed)).toEqual({ locator, label });
  });

  it('of no clear kind is left alone', () => {
    expect(readLocator('near the end')).toBeNull();
    expect(readLocator('photograph 3')).toBeNull();
  });
});
