import { expect, test } from 'vitest';
import { formatEdtf } from '../../../../src/platform/lib/edtf/edtf.js';

test.each([
  ['2023-06-19', '19 June 2023'],
  ['2023-06', 'June 2023'],
  ['2023', '2023'],
  ['0987', '0987'],
  ['2023-06?', 'June 2023 (uncertain)'],
  ['2023~', '2023 (approximate)'],
  ['2023-06-19%', '19 June 2023 (uncertain and approximate)'],
  ['198X', '1980s'],
  ['19XX', 'a year from 1900 to 1999'],
  ['2004-XX', '2004, month not known'],
  ['2004-XX-XX', '2004, month and day not known'],
  ['2004-06-XX', 'June 2004, day not known'],
  ['-0044-03-15', '15 March 45 BC'],
  ['0000', '1 BC'],
  ['2020-21~', 'spring 2020 (approximate)'],
  ['2020-24', 'winter 2020'],
  ['2020-23/2020-24?', 'autumn 2020 to winter 2020 (uncertain)'],
  ['2023-06-19~/..', 'from 19 June 2023 (approximate) on'],
  ['2023-06-18/2023-06-19', '18 June 2023 to 19 June 2023'],
  ['2004-06/..', 'from June 2004 on'],
  ['2004-06/', 'from June 2004, end not known'],
  ['../2004-06', 'until June 2004'],
  ['/2006', 'until 2006, start not known'],
  ['19 Jun 2023', '19 June 2023'],
])('%s reads ‘%s’', (edtf, words) => {
  expect(formatEdtf(edtf)).toBe(words);
});

test('an American page has the month first', () => {
  expect(formatEdtf('2023-06-19', 'en-US')).toBe('June 19, 2023');
  expect(formatEdtf('2023-06', 'en-US')).toBe('June 2023');
});

test.each(['[1667,1668]', '{1960,1961-12}', 'Y170000002', '1950S2', '2004-?06', 'XXXX-12-25', '2020-34'])(
  '%s, from a version that read level 2, is shown as it is stored',
  (stored) => {
    expect(formatEdtf(stored)).toBe(stored);
  },
);

test('text that is no date comes back as it is', () => {
  expect(formatEdtf(' some day ')).toBe(' some day ');
  expect(formatEdtf('2'.repeat(500))).toBe('2'.repeat(500));
});
