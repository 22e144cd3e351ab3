import { expect, it } from 'vitest';
import {
  DEFAULT_KEEPING,
  type Keeping,
  parseKeeping,
  removalOrder,
  surplusOf,
} from '../../../../src/platform/db/backups/keeping.js';

// Which backups stay over the years, and which goes first where space is short.

const DAY_MS = 24 * 3_600_000;

/** As after so many nights from 1 January 2023, each of which keeps what the scheme keeps. Newest first. */
function afterNights(nights: number, keeping: Keeping): string[] {
  let kept: { at: Date }[] = [];
  for (let night = 0; night < nights; night += 1) {
    const all = [{ at: new Date(Date.UTC(2023, 0, 1, 2, 30) + night * DAY_MS) }, ...kept];
    const surplus = new Set(surplusOf(all, keeping));
    kept = all.filter((backup) => !surplus.has(backup));
  }
  return kept.map(dayOf);
}

const dayOf = ({ at }: { at: Date }) => at.toISOString().slice(0, 10);
const dated = (...days: string[]) => days.map((day) => ({ at: new Date(`${day}T02:30:00.000Z`) }));

it('keeps the last of 7 days, 4 weeks and 6 months', () => {
  expect(afterNights(300, DEFAULT_KEEPING)).toEqual([
    ...['2023-10-27', '2023-10-26', '2023-10-25', '2023-10-24', '2023-10-23', '2023-10-22', '2023-10-21'],
    ...['2023-10-15', '2023-10-08'],
    ...['2023-09-30', '2023-08-31', '2023-07-31', '2023-06-30', '2023-05-31'],
  ]);
});

it('keeps 15 at most by default, however many nights it ran', () => {
  const counts = Array.from({ length: 800 }, (_, nights) => afterNights(nights, DEFAULT_KEEPING).length);
  expect(Math.max(...counts)).toBe(15);
});

it('keeps the newest so many where only a number is given', () => {
  expect(afterNights(20, { newest: 3 })).toEqual(['2023-01-20', '2023-01-19', '2023-01-18']);
});

it('counts days that have a backup, so that a clock far ahead for one night costs none', () => {
  const backups = dated('2031-01-01', '2023-06-03', '2023-06-02', '2023-06-01');
  expect(surplusOf(backups, { daily: 4, weekly: 0, monthly: 0 })).toEqual([]);
});

it('keeps the last of several of a day', () => {
  const [late, early] = ['2023-06-01T10:00:00.000Z', '2023-06-01T02:30:00.000Z'].map((at) => ({
    at: new Date(at),
  }));
  expect(surplusOf([late, early] as { at: Date }[], DEFAULT_KEEPING)).toEqual([early]);
});

it('lets the oldest of the finest grain go first, and the newest of all last', () => {
  const backups = dated('2023-06-15', '2023-06-14', '2023-06-13', '2023-06-04', '2023-05-31', '2023-04-30');
  const keeping = { daily: 2, weekly: 2, monthly: 2 };
  expect(removalOrder(backups, keeping).map(dayOf)).toEqual([
    // Not kept any more.
    '2023-04-30',
    '2023-06-13',
    // The day, the week, the months.
    '2023-06-14',
    '2023-06-04',
    '2023-05-31',
    '2023-06-15',
  ]);
});

it.each([
  ['14', { newest: 14 }],
  ['7d,4w,6m', { daily: 7, weekly: 4, monthly: 6 }],
  ['10d', { daily: 10, weekly: 0, monthly: 0 }],
  ['4w,6m', { daily: 0, weekly: 4, monthly: 6 }],
  ['7d,6m', { daily: 7, weekly: 0, monthly: 6 }],
])('reads %s', (text, keeping) => {
  expect(parseKeeping(text)).toEqual(keeping);
});

it.each(['0', '', '-1', '7d4w', ',4w', '4w,7d', '7d,', '0d', '12345', 'copy.backup'])(
  'refuses ‘%s’',
  (text) => {
    expect(parseKeeping(text)).toBeNull();
  },
);
