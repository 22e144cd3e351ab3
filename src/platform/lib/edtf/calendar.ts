import { WEEKDAYS } from '../../../engines/words/calendar.js';

// The calendar of EDTF: proleptic Gregorian with a year 0 (1 BC), as in ISO 8601.

/** An inclusive span of days in the sortable form of `sortableDay`; null is an open or unknown end. */
export interface DateBounds {
  readonly min: string | null;
  readonly max: string | null;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The English name of a day's weekday; year 0 to 9999. */
export function weekdayOf(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return WEEKDAYS[date.getUTCDay()] ?? '';
}

/**
 * A day as text that sorts bytewise in order of time: YYYY-MM-DD in the years 0 to 9999. Years from −9999 to −1 begin
 * with ‘-’, which precedes digits in ASCII, and hold 9999 − |year|; that form is for sorting alone and never displayed.
 */
export function sortableDay(year: number, month: number, day: number): string {
  const digits = year >= 0 ? pad(year, 4) : `-${pad(9999 + year, 4)}`;
  return `${digits}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function pad(value: number, width: number): string {
  return value.toString().padStart(width, '0');
}
