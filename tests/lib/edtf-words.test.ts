import { expect, test } from 'vitest';
import { formatEdtf } from '../../src/lib/edtf.js';

test.each([
  ['2023-06-19', '19 June 2023'],
  ['2023-06', 'June 2023'],
  ['2023', '2023'],
  ['0987', '0987'],
  ['2023-06?', 'June 2023 (uncertain)'],
  ['2023~', '2023 (approximate)'],
  ['2023-06-19%', '19 June 2023 (uncertain and approximate)'],
  ['2004?-06-~11', '11 June 2004 (day approximate; year uncertain)'],
  ['2004-?06', 'June 2004 (month uncertain)'],
  ['2004~-06?', 'June 2004 (month uncertain; year uncertain and approximate)'],
  ['198X', '1980s'],
  ['19XX', 'a year from 1900 to 1999'],
  ['XXXX', 'year not known'],
  ['XXXX-12-25', '25 December, year not known'],
  ['198X-12', 'December, 1980s'],
  ['2004-XX', '2004, month not known'],
  ['2004-XX-XX', '2004, month and day not known'],
  ['2004-06-XX', 'June 2004, day not known'],
  ['2004-XX-15', '2004-XX-15 (X is not known)'],
  ['1XX4', '1XX4 (X is not known)'],
  ['2004-1X', '2004-1X (X is not known)'],
  ['-0044-03-15', '15 March 45 BC'],
  ['0000', '1 BC'],
  ['Y170000002', 'year 170,000,002'],
  ['Y-170000002', '170,000,003 BC'],
  ['1950S2', 'about 1950 (2 digits known)'],
  ['1950S1~', 'about 1950 (1 digit known) (approximate)'],
  ['2020-21~', 'spring 2020 (approximate)'],
  ['2020-28', 'winter 2020 (northern hemisphere)'],
  ['2020-31', 'autumn 2020 (southern hemisphere)'],
  ['2020-34', 'second quarter of 2020'],
  ['2020-39', 'third third of 2020'],
  ['2020-41', 'second half of 2020'],
  ['2023-06-18/2023-06-19', '18 June 2023 to 19 June 2023'],
  ['2004-06/..', 'from June 2004 on'],
  ['2004-06/', 'from June 2004, end not known'],
  ['../2004-06', 'until June 2004'],
  ['/2006', 'until 2006, start not known'],
  ['[1667,1668,1670..1672]', '1667, 1668 or 1670 to 1672'],
  ['{1960,1961-12}', '1960 and December 1961'],
  ['[..1760-12-03]', '3 December 1760 or earlier'],
  ['[1760-12..]', 'December 1760 or later'],
  ['19 Jun 2023', '19 June 2023'],
])('%s reads ‘%s’', (edtf, words) => {
  expect(formatEdtf(edtf)).toBe(words);
});

test('an American page has the month first', () => {
  expect(formatEdtf('2023-06-19', 'en-US')).toBe('June 19, 2023');
  expect(formatEdtf('2023-06', 'en-US')).toBe('June 2023');
});

test('text that is no date comes back as it is', () => {
  expect(formatEdtf(' some day ')).toBe(' some day ');
  expect(formatEdtf('2'.repeat(500))).toBe('2'.repeat(500));
});
