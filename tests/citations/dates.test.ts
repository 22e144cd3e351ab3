import { describe, expect, it } from 'vitest';
import { dateInWords, momentInWords, toCslDate } from '../../src/citations/dates.js';
import { readLocator } from '../../src/citations/locator.js';

describe('an EDTF date', () => {
  it.each([
    ['2023-06-19', [[2023, 6, 19]], '19 June 2023'],
    ['2023-06', [[2023, 6]], 'June 2023'],
    ['2023', [[2023]], '2023'],
    ['2023-06-19T10:00:00Z', [[2023, 6, 19]], '19 June 2023'],
    ['2023-06-XX', [[2023, 6]], 'June 2023'],
    ['2022/2023', [[2022], [2023]], '2022 to 2023'],
    [
      '2023-06-18/2023-06-19',
      [
        [2023, 6, 18],
        [2023, 6, 19],
      ],
      '18 June 2023 to 19 June 2023',
    ],
    ['19XX', [[1900], [1999]], '1900 to 1999'],
    ['198X', [[1980], [1989]], '1980 to 1989'],
    ['-0043', [[-43]], '44 BC'],
    ['Y17000', [[17000]], '17000'],
  ])('%s has these parts and reads so', (edtf, parts, words) => {
    expect(toCslDate(edtf)).toEqual({ 'date-parts': parts });
    expect(dateInWords(edtf)).toBe(words);
  });

  it.each([
    ['2023-06-19?', '19 June 2023 (uncertain)'],
    ['2023-06~', 'about June 2023'],
    ['2023%', 'about 2023 (uncertain)'],
  ])('%s is marked as not exact', (edtf, words) => {
    expect(toCslDate(edtf)).toMatchObject({ circa: true });
    expect(dateInWords(edtf)).toBe(words);
  });

  it('keeps a season', () => {
    expect(toCslDate('2023-22')).toEqual({ 'date-parts': [[2023]], season: 2 });
    expect(dateInWords('2023-22')).toBe('summer 2023');
    expect(dateInWords('2023-33')).toBe('2023');
  });

  it.each([
    ['2004-06/..', 'from June 2004'],
    ['../2004', 'until 2004'],
    ['/2004', 'until 2004'],
    ['{1667,1668}', '{1667,1668}'],
    ['some day', 'some day'],
    ['../..', '../..'],
    ['2001/2002/2003', '2001/2002/2003'],
  ])('%s, which CSL has no parts for, goes out in words', (edtf, words) => {
    expect(toCslDate(edtf)).toEqual({ literal: words });
  });

  it('is ordered as Americans order it for en-US alone', () => {
    expect(dateInWords('2023-06-19', 'en-US')).toBe('June 19, 2023');
    expect(momentInWords('2023-06-26T14:03:09.120Z')).toBe('26 June 2023, 14:03 UTC');
  });
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
