import { describe, expect, test } from 'vitest';
import { parseEdtf, withinEdtf } from '../../src/lib/edtf.js';

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
    ['2004-1X', '2004-10-01', '2004-12-31'],
    ['1560-XX-25', '1560-01-25', '1560-12-25'],
    ['2004-1X-31', '2004-10-31', '2004-12-31'],
    ['2004-XX-3X', '2004-01-30', '2004-12-31'],
    ['199X-02-29', '1992-02-29', '1996-02-29'],
    ['2004?-06-~11', '2004-06-11', '2004-06-11'],
    ['2004-06-~01/2004-06-~20', '2004-06-01', '2004-06-20'],
    ['2023-06-19/2023-06', '2023-06-19', '2023-06-30'],
    ['2004-06/..', '2004-06-01', null],
    ['2004-06/', '2004-06-01', null],
    ['../2004-06', null, '2004-06-30'],
    ['/2006', null, '2006-12-31'],
    ['XXXX', null, null],
    ['XXXX-12-25', null, null],
    ['[1667,1668,1670..1672]', '1667-01-01', '1672-12-31'],
    ['{1961-12, 1960}', '1960-01-01', '1961-12-31'],
    ['[..1760-12-03]', null, '1760-12-03'],
    ['[1760-12..]', '1760-12-01', null],
    ['{1950,..1984}', null, '1984-12-31'],
    ['1950S2', '1900-01-01', '1999-12-31'],
    ['0000', '0000-01-01', '0000-12-31'],
  ])('%s', (text, min, max) => {
    expect(bounds(text)).toEqual([min, max]);
  });

  test.each([
    ['2020-21', '2020-03-01', '2020-11-30'],
    ['2020-21~', '2020-03-01', '2020-11-30'],
    ['2020-24', '2020-06-01', '2021-02-28'],
    ['2023-26', '2023-06-01', '2023-08-31'],
    ['2023-28', '2023-12-01', '2024-02-29'],
    ['2020-29', '2020-09-01', '2020-11-30'],
    ['2020-30', '2020-12-01', '2021-02-28'],
    ['2020-32', '2020-06-01', '2020-08-31'],
    ['2020-34', '2020-04-01', '2020-06-30'],
    ['2020-36', '2020-10-01', '2020-12-31'],
    ['2020-38', '2020-05-01', '2020-08-31'],
    ['2020-40', '2020-01-01', '2020-06-30'],
    ['2020-41', '2020-07-01', '2020-12-31'],
  ])('season or part of a year %s', (text, min, max) => {
    expect(bounds(text)).toEqual([min, max]);
  });

  test('years before 0 and past 9999 sort as text in the order of time', () => {
    const inOrder = [
      'Y-170000002',
      'Y-12345',
      '-9999',
      '-1XXX',
      '-0044',
      '-0001',
      '0000',
      '1984',
      '9999',
      'Y12345',
    ];
    const sorted = [...inOrder, 'Y17E8S1', 'Y170000002'].map((text) => bounds(text)[0]);
    expect(sorted.toSorted()).toEqual([...inOrder, 'Y170000002', 'Y17E8S1'].map((text) => bounds(text)[0]));
  });

  test('the years around a thousand before our era keep min before max', () => {
    const [min, max] = bounds('-1XXX');
    expect(min).toBe(bounds('-1999')[0]);
    expect(max).toBe(bounds('-1000')[1]);
  });
});

describe('what is typed is kept', () => {
  test.each(['1984-06?', '2020-21~', '{1960,1961-12}', 'Y-17E7S3', '-0044-03-15', '2004-06/..', '?2004-06'])(
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
    ['31 June 2023', '2023-06-31 is not a date; June 2023 has 30 days'],
    ['20XX-02-30', '20XX-02-30 is not a date; February has 29 days'],
    ['2004-XX-32', '2004-XX-32 is not a date; no month has 32 days'],
    ['1984-13', '1984-13 is not a date; months run from 01 to 12 (seasons and quarters are 21 to 41)'],
    ['1984-00', '1984-00 is not a date; months run from 01 to 12'],
    ['1984-06-00', '1984-06-00 is not a date; days run from 01'],
    ['1984-21-03', '1984-21-03 is not a date; a season or quarter has no day'],
    ['198X-21', '198X-21 is not a date; a season or quarter needs a whole year'],
    ['-0000', '-0000 is not a year: the year before 1 is 0000 (1 BC)'],
    ['1984/1983', '1984/1983 ends before it begins: write the earlier date first'],
    ['../..', 'A span needs a date at one end at least, as in 2023-06-18/..'],
    ['2001/2002/2003', '2001/2002/2003 is not a date; a span has one ‘/’, as in 2023-06-18/2023-06-19'],
    ['[2001,2002', '[2001,2002 has no closing ‘]’'],
    ['{}', 'A date is missing between the brackets: [2022,2023]'],
    ['[..]', '‘..’ stands before or after a date: ..2023 or 2023..'],
    ['2023-06-19T10:00:00+14:00', 'Give the day alone, without a time: 2023-06-19'],
    ['2023-06-19 10:00', 'Give the day alone, without a time: 2023-06-19'],
    ['19', '19 is not a year: write four figures, or 19XX for any year that begins so'],
    ['2023-6-9', '2023-6-9 is not a date; write 2023-06-09'],
    ['20230619', '20230619 is not a date; write 2023-06-19'],
    ['202399', '202399 is not a date; write 2023-06-19, 2023-06, 2023 or 19 June 2023'],
    [
      '6/7/2023',
      '6/7/2023 is read differently in different countries: write 2023-07-06 or 6 July 2023, if that is meant',
    ],
    [
      '6/19/2023',
      '6/19/2023 is read differently in different countries: write 2023-06-19 or 19 June 2023, if that is meant',
    ],
    ['31.2.2023', '31.2.2023 is read differently in different countries: write 2023-06-19 or 19 June 2023'],
    ['6/7/23', '6/7/23 is read differently in different countries: write 2023-06-19 or 19 June 2023'],
    ['Tue, 20 June 2022', '20 June 2022 was a Monday, not a Tuesday'],
    ['Someday, 20 June 2022', '‘Someday’ is not a day of the week'],
    ['12 Juno 2023', '12 Juno 2023 is not a date; ‘Juno’ is not a month'],
    ['June 23', 'June 23 is not a date; write the year in four figures, as 2023'],
    ['Y1E999999999', 'Y1E999999999 is not a date; a year has at most 18 digits'],
    ['Y2023', 'Y2023 is not a date; years of four digits are written without Y, as 2023'],
    ['1950S7', '1950S7 is not a date; S gives how many digits of the year are known, from 1 to 4'],
    ['', 'A date is missing; write 2023-06-19, 2023-06, 2023 or 19 June 2023'],
    ['yesterday', 'yesterday is not a date; write 2023-06-19, 2023-06, 2023 or 19 June 2023'],
    ['2'.repeat(101), 'A date has at most 100 characters: write 2023-06-19, 2023-06, 2023 or 19 June 2023'],
  ])('%s', (text, message) => {
    expect(refusal(text)).toBe(message);
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
    ['2023', 'XXXX', true],
  ])('%s within %s: %s', (inner, outer, within) => {
    const [a, b] = [parseEdtf(inner), parseEdtf(outer)];
    if (!a.ok || !b.ok) throw new Error('both are dates');
    expect(withinEdtf(a.value, b.value)).toBe(within);
  });
});
