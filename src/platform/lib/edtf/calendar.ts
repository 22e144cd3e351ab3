// The calendar behind EDTF: the proleptic Gregorian one, with a year 0 (1 BC), as ISO 8601 has it.

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

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
 * A day as text that sorts as time does, byte by byte: YYYY-MM-DD in the years 0 to 9999. Years before 0, down to
 * −9999, begin with ‘-’ and hold 9999 − |year|, for sorting alone and never shown. In ASCII ‘-’ stands before digits.
 */
export function sortableDay(year: number, month: number, day: number): string {
  const digits = year >= 0 ? pad(year, 4) : `-${pad(9999 + year, 4)}`;
  return `${digits}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function pad(value: number, width: number): string {
  return value.toString().padStart(width, '0');
}
