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
 * A day as text that sorts as time does, byte by byte. Years 0 to 9999 are plain YYYY-MM-DD. Others are for
 * sorting alone and never shown: years before 0 open with ‘-’ and hold 9999 − |year|; years past 9999 are
 * ‘Y’, two figures for the number of digits, the digits; years before −9999 are ‘!’ and the nines'
 * complement of that. In ASCII ‘!’ < ‘-’ < digits < ‘Y’.
 */
export function sortableDay(year: bigint, month: number, day: number): string {
  return `${sortableYear(year)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function sortableYear(year: bigint): string {
  if (year >= 0n) return year <= 9999n ? pad(year, 4) : `Y${longYear(year)}`;
  if (year >= -9999n) return `-${pad(9999n + year, 4)}`;
  return `!${longYear(-year).replace(/\d/g, (digit) => String(9 - Number(digit)))}`;
}

function longYear(year: bigint): string {
  return `${pad(year.toString().length, 2)}${year}`;
}

export function pad(value: number | bigint, width: number): string {
  return value.toString().padStart(width, '0');
}
