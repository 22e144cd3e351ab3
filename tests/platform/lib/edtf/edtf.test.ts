import { describe, expect, test } from 'vitest';
import { parseEdtf, withinEdtf } from '../../../../src/platform/lib/edtf/edtf.js';

function bounds(text: string): readonly (string | null)[] {
  const parsed = parseEdtf(text);
  if (!parsed.ok) throw new Error(parsed.errors);
  return [parsed.value.min, parsed.value.max];
}

function refusal(text: string): string {
  const parsed = parseEdtf(text);
  if (parsed.ok) throw new Error(`${text} was taken as ${parsed.value.text}`);
  return parsed.errors;
}

describe('bounds are the first and the last day a date can mean', () => {
  test.each([
    ['1984', '1984-01-01', '1984-12-31'],
    ['1984-06?', '1984-06-01', '1984-06-30'],
    ['2004-02-29', '2004-02-29', '2004-02-29'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['156X?', '1560-01-01', '1569-12-31'],
    ['2023-06-XX', '2023-06-01', '2023-06-30'],
    ['2004-XX', '2004-01-01', '2004-12-31'],
    ['2004-XX-XX', '2004-01-01', '2004-12-31'],
    ['-19XX', '-8000-01-01', '-8099-12-31'],
    ['2004-06-01~/2004-06-20~', '2004-06-01', '2004-06-20'],
    ['2023-21/2023-22?', '2023-03-01', '2024-02-29'],
    ['2023-06-19/2023-06', '2023-06-19', '2023-06-30'],
    ['2004-06/..', '2004-06-01', null],
    ['2004-06/', '2004-06-01', null],
    ['../2004-06', null, '2004-06-30'],
    ['/2006', null, '2006-12-31'],
    ['0000', '0000-01-01', '0000-12-31'],
  ])('%s', (text, min, max) => {
    expect(bounds(text)).toEqual([min, max]);
  });

  test.each([
    ['2020-21', '2020-03-01', '2020-11-30'],
    ['2020-21~', '2020-03-01', '2020-11-30'],
    ['2020-23', '2020-03-01', '2020-11-30'],
    ['2020-24', '2020-06-01', '2021-02-28'],
    ['9999-24', '9999-06-01', '9999-12-31'],
  ])('season %s', (text, min, max) => {
    expect(bounds(text)).toEqual([min, max]);
  });

  test('years before 0 sort as text in the order of time', () => {
    const inOrder = ['-9999', '-1000', '-0044', '-0001', '0000', '1984', '9999'].map(
      (text) => bounds(text)[0],
    );
    expect(inOrder.toSorted()).toEqual(inOrder);
  });
});

describe('what is typed is kept', () => {
  test.each(['1984-06?', '2020-21~', '198X%', '-0044-03-15', '2004-06/..', '/2006~'])(
    '%s stays as it is',
    (text) => {
      expect(parseEdtf(text)).toMatchObject({ ok: true, value: { text } });
    },
  );

  test.each([
    ['19 June 2023', '2023-06-19'],
    ['19 Jun 2023', '2023-06-19'],
    ['19th of June, 2023', '2023-06-19'],
    ['June 19, 2023', '2023-06-19'],
    ['june 1st 2023', '2023-06-01'],
    ['Sept. 3, 2023', '2023-09-03'],
    ['Monday, 19 June 2023', '2023-06-19'],
    ['Mon 19 June 2023', '2023-06-19'],
    ['June 2023', '2023-06'],
    ['May, 2023', '2023-05'],
    ['15 March 45 BC', '-0044-03-15'],
    ['1 BC', '0000'],
    ['2023年6月19日', '2023-06-19'],
    ['2023年', '2023'],
    [' 2023-06-19\t', '2023-06-19'],
    ['２０２３－０６－１９', '2023-06-19'],
    ['2023‑06–19', '2023-06-19'],
    ['19xx', '19XX'],
  ])('%s becomes %s', (typed, text) => {
    expect(parseEdtf(typed)).toMatchObject({ ok: true, value: { text } });
  });
});

describe('a refusal says what would be right', () => {
  test.each([
    ['2004-02-30', '2004-02-30 is not a date; February 2004 has 29 days'],
    ['2003-02-29', '2003-02-29 is not a date; February 2003 has 28 days'],
    ['31 June 2023', '31 June 2023 is not a date; June 2023 has 30 days'],
    [
      '1984-13',
      '1984-13 is not a date; months run from 01 to 12, seasons from 21 to 24; a quarter is an interval: 2020-04/2020-06',
    ],
    ['1984-00', '1984-00 is not a date; months run from 01 to 12'],
    ['1984-06-00', '1984-06-00 is not a date; days run from 01'],
    ['1984-21-03', '1984-21-03 is not a date; a season has no day'],
    ['-0000', '-0000 is not a year: the year before 1 is 0000 (1 BC)'],
    ['1984/1983', '1984/1983 ends before it begins: write the earlier date first'],
    ['../..', 'An interval needs at least one date, as in 2023-06-18/..'],
    ['2001/2002/2003', '2001/2002/2003 is not a date; an interval has one ‘/’, as in 2023-06-18/2023-06-19'],
    ['2023-06-19T10:00:00+14:00', 'Give the day alone, without a time: 2023-06-19'],
    ['2023-06-19 10:00', 'Give the day alone, without a time: 2023-06-19'],
    ['19', '19 is not a year: write four figures, or 19XX if the rest is not known'],
    ['2023-6-9', '2023-6-9 is not a date; write 2023-06-09'],
    ['20230619', '20230619 is not a date; write 2023-06-19'],
    ['202399', '202399 is not a date; write 2023-06-19, 2023-06, 2023 or 19 June 2023'],
    ['6/7/2023', '6/7/2023 is ambiguous: write 2023-07-06 or 6 July 2023 if you mean that day'],
    ['6/19/2023', '6/19/2023 is ambiguous: write 2023-06-19 or 19 June 2023 if you mean that day'],
    ['31.2.2023', '31.2.2023 is ambiguous: write 2023-06-19 or 19 June 2023'],
    ['6/7/23', '6/7/23 is ambiguous: write 2023-06-19 or 19 June 2023'],
    ['Tue, 20 June 2022', '20 June 2022 was a Monday, not a Tuesday'],
    ['Someday, 20 June 2022', '‘Someday’ is not a day of the week'],
    ['12 Juno 2023', '12 Juno 2023 is not a date; ‘Juno’ is not a month'],
    ['June 23', 'June 23 is not a date; write the year in four figures, as 2023'],
    ['', 'A date is missing; write 2023-06-19, 2023-06, 2023 or 19 June 2023'],
    ['yesterday', 'yesterday is not a date; write 2023-06-19, 2023-06, 2023 or 19 June 2023'],
    ['2'.repeat(101), 'A date has at most 100 characters: write 2023-06-19, 2023-06, 2023 or 19 June 2023'],
  ])('%s', (text, message) => {
    expect(refusal(text)).toBe(message);
  });
});

describe('what is beyond level 1 is refused with another way to write it', () => {
  const span = 'write the interval from the earliest date to the latest: 1667/1672';
  const digits = 'years have four digits, such as 2023, 0987 or -0044';
  const known = 'write 195X or 19XX for a year of which only the first digits are known';
  const mark = '‘?’, ‘~’ or ‘%’ must be at the end and applies to the whole date: 2004-06-11?';
  const unknown =
    '‘X’ replaces the last digits of a year or a whole month or day: 198X, 19XX, 2004-XX, 2004-06-XX';
  const quarter =
    'months run from 01 to 12, seasons from 21 to 24; a quarter is an interval: 2020-04/2020-06';
  test.each([
    ['[1667,1668,1670..1672]', span],
    ['{1960,1961-12}', span],
    ['[..1760-12-03]', span],
    ['[2001,2002', span],
    ['Y170000002', digits],
    ['y-17e7s3', digits, 'Y-17E7S3'],
    ['1950S2', known],
    ['2004?-06-11', mark],
    ['2004-06-~11', mark],
    ['?2004-06', mark],
    ['XXXX', unknown],
    ['1XXX', unknown],
    ['1XX4', unknown],
    ['XXXX-12-25', unknown],
    ['198X-12', unknown],
    ['198X-21', unknown],
    ['2004-1X', unknown],
    ['2004-XX-15', unknown],
    ['2004-06-1X', unknown],
    ['2020-28', quarter],
    ['2020-34', quarter],
    ['2020-41', quarter],
  ])('%s', (text, advice, named = text) => {
    expect(refusal(text)).toBe(`${named} is not a date; ${advice}`);
  });

  test('at the end of a span as well', () => {
    expect(refusal('2023/XXXX')).toBe(`XXXX is not a date; ${unknown}`);
  });
});

describe('a date within another', () => {
  test.each([
    ['2023-06-19', '2023-06-18/2023-06-19', true],
    ['2023-06-19', '2023-06', true],
    ['2023-06', '2023-06-19', false],
    ['2023-06-20', '2023-06-18/2023-06-19', false],
    ['2023-06-17', '2023-06-18/..', false],
    ['2023-06/..', '2023-06-01/..', true],
    ['2023-06/..', '2023', false],
    ['../2023', '2023', false],
    ['2023', '../2024', true],
  ])('%s within %s: %s', (inner, outer, within) => {
    const [a, b] = [parseEdtf(inner), parseEdtf(outer)];
    if (!a.ok || !b.ok) throw new Error('both are dates');
    expect(withinEdtf(a.value, b.value)).toBe(within);
  });
});
