import { MONTH_KEYS } from '../../words/calendar.js';

// A date as a page writes it, as EDTF. Which day is meant has to be certain: 6/7/2023 is no date.

export interface WrittenDate {
  readonly value: string;
  /** False for a time in UTC near midnight, which is another day at the place of the outlet. */
  readonly isSure: boolean;
}

const MONTH = `(${MONTH_KEYS.join('|')})[a-z]*\\.?`;
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})\\b`, 'i');
const MONTH_DAY = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i');

const MAX_LENGTH = 80;

export function readWrittenDate(text: string): WrittenDate | null {
  const written = text.trim();
  if (written.length > MAX_LENGTH) return null;
  return isoDate(written) ?? sure(numberDate(written) ?? namedDate(written));
}

function sure(value: string | null): WrittenDate | null {
  return value === null ? null : { value, isSure: true };
}

/** Its day is the one written, in the zone that is written beside it. @source ISO 8601, RFC 3339 */
function isoDate(text: string): WrittenDate | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}.*)?)?)?)?$/.exec(text);
  if (found === null) return null;
  const [, year = '', month, day, time = ''] = found;
  if (day === undefined) return sure(month === undefined ? yearOf(year) : monthOf(year, month));
  const value = dayOf(year, month ?? '', day);
  return value === null ? null : { value, isSure: !isNearMidnight(time) };
}

function isNearMidnight(time: string): boolean {
  const isUtc = /(?:Z|[+-]00:?00)$/i.test(time) && !/^00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)$/i.test(time);
  const hour = Number(time.slice(0, 2));
  return isUtc && (hour < 5 || hour > 18);
}

/** The year first; or day and month, where only one of them can be the day, or they are parted by full stops. */
function numberDate(text: string): string | null {
  const first =
    /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/.exec(text);
  if (first !== null) return dayOf(first[1] ?? '', first[2] ?? '', first[3] ?? '');
  const last = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (last === null) return null;
  const [, one = '', mark, other = '', year = ''] = last;
  if (mark === '.' || Number(one) > 12) return dayOf(year, other, one);
  return Number(other) > 12 || one === other ? dayOf(year, one, other) : null;
}

/** In English, within more words or not: Monday, 19 June 2023 at 10.00. */
function namedDate(text: string): string | null {
  const [dayFirst, monthFirst] = [DAY_MONTH.exec(text), MONTH_DAY.exec(text)];
  if (dayFirst) return dayOf(dayFirst[3] ?? '', numberOfMonth(dayFirst[2]), dayFirst[1] ?? '');
  return monthFirst && dayOf(monthFirst[3] ?? '', numberOfMonth(monthFirst[1]), monthFirst[2] ?? '');
}

function numberOfMonth(name = ''): string {
  return String(MONTH_KEYS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function yearOf(year: string): string | null {
  return Number(year) >= 1400 && Number(year) <= 2100 ? year : null;
}

function monthOf(year: string, month: string): string | null {
  return yearOf(year) !== null && Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : null;
}

/** Null for a day that no calendar has, and for the one that programs write where they have none. */
function dayOf(year: string, month: string, day: string): string | null {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${value}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return isReal && yearOf(year) !== null && value !== '1970-01-01' ? value : null;
}
