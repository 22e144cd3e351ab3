import { type DateBounds, daysInMonth, sortableDay } from './calendar.js';
import type { CalendarDate, Edtf, End, LongYear, Moment } from './grammar.js';
import { matching } from './grammar.js';

const OPEN: DateBounds = { min: null, max: null };

/** The first and the last day that an EDTF can mean. */
export function boundsOf(edtf: Edtf): DateBounds {
  switch (edtf.kind) {
    case 'interval':
      return { min: endBounds(edtf.from).min, max: endBounds(edtf.to).max };
    case 'one_of':
    case 'all_of':
      return around(edtf.members.map(boundsOf));
    default:
      return momentBounds(edtf);
  }
}

function endBounds(end: End): DateBounds {
  return end === 'open' || end === 'unknown' ? OPEN : momentBounds(end);
}

function around(members: readonly DateBounds[]): DateBounds {
  const mins = members.map((member) => member.min).toSorted();
  const maxs = members.map((member) => member.max).toSorted();
  return {
    min: mins.includes(null) ? null : (mins[0] ?? null),
    max: maxs.includes(null) ? null : (maxs.at(-1) ?? null),
  };
}

function momentBounds(moment: Moment): DateBounds {
  switch (moment.kind) {
    case 'date':
      return dateBounds(moment);
    case 'season':
      return monthsBounds(moment.year, ...monthsOfSeason(moment.season));
    case 'year':
      return yearBounds(moment);
  }
}

/**
 * The months a season or part of a year covers, counted from January of its year as 1; 14 is February
 * of the next. A season without a hemisphere (21 to 24) covers what it is on either.
 */
function monthsOfSeason(season: number): [first: number, last: number] {
  if (season <= 24) return season % 2 === 1 ? [3, 11] : [6, 14];
  if (season <= 28) return quarterFrom(3 + 3 * (season - 25));
  if (season <= 32) return quarterFrom([9, 12, 3, 6][season - 29] ?? 0);
  if (season <= 36) return quarterFrom(1 + 3 * (season - 33));
  if (season <= 39) return [1 + 4 * (season - 37), 4 + 4 * (season - 37)];
  return season === 40 ? [1, 6] : [7, 12];
}

function quarterFrom(month: number): [first: number, last: number] {
  return [month, month + 2];
}

function monthsBounds(year: number, first: number, last: number): DateBounds {
  const endYear = last > 12 ? year + 1 : year;
  const endMonth = last > 12 ? last - 12 : last;
  return {
    min: sortableDay(BigInt(year), first, 1),
    max: sortableDay(BigInt(endYear), endMonth, daysInMonth(endYear, endMonth)),
  };
}

/** A date whose year is wholly unknown can be any day: open at both ends. */
function dateBounds(date: CalendarDate): DateBounds {
  if (/^-?XXXX$/.test(date.year)) return OPEN;
  const years = yearsOf(date.year);
  return { min: firstDay(years, date, 'first'), max: firstDay(years.reverse(), date, 'last') };
}

function yearsOf(pattern: string): number[] {
  if (!pattern.includes('X')) return [Number(pattern)];
  if (!pattern.startsWith('-')) return matching(pattern, 0, 9999);
  return matching(pattern.slice(1), 1, 9999)
    .map((year) => -year)
    .reverse();
}

/** The first, or looking from the other end the last, real day that fits the patterns. */
function firstDay(years: readonly number[], date: CalendarDate, end: 'first' | 'last'): string | null {
  const months = matching(date.month ?? 'XX', 1, 12);
  for (const year of years) {
    for (const month of end === 'first' ? months : months.toReversed()) {
      const days = matching(date.day ?? 'XX', 1, daysInMonth(year, month));
      const day = end === 'first' ? days[0] : days.at(-1);
      if (day !== undefined) return sortableDay(BigInt(year), month, day);
    }
  }
  return null;
}

function yearBounds({ year, significant }: LongYear): DateBounds {
  const digits = year.toString().replace('-', '');
  const known = digits.slice(0, significant ?? digits.length);
  const low = BigInt(known.padEnd(digits.length, '0'));
  const high = BigInt(known.padEnd(digits.length, '9'));
  const [from, to] = year < 0n ? [-high, -low] : [low, high];
  return { min: sortableDay(from, 1, 1), max: sortableDay(to, 12, 31) };
}
