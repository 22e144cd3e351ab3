import { MONTHS } from '../../../engines/words/calendar.js';
import type { Result } from '../result.js';
import { ok, refused } from '../result.js';
import { daysInMonth } from './calendar.js';

// Parses EDTF levels 0 and 1 into a tree, or says why text is not a date. Refuses times of day, since only days are
// recorded, and years beyond four digits. The npm package `edtf` is not used at run time: it turns 2003-02-29 into 1
// March, refuses 156X? and 2020-21~, takes the number 202306 for milliseconds, and gives no usable error messages. The
// tests compare this grammar with it. @source https://www.loc.gov/standards/datetime/ (EDTF, 4 February 2019; ISO
// 8601-2:2019)

/** ‘?’ uncertain, ‘~’ approximate, ‘%’ both. */
export type Qualifier = '' | '?' | '~' | '%';

/**
 * `year` is four digits, of which the last one or two may be X, optionally with a minus; `month` and `day` two digits
 * or XX.
 */
export interface CalendarDate {
  readonly kind: 'date';
  readonly year: string;
  readonly month: string | null;
  readonly day: string | null;
  readonly qualifier: Qualifier;
}

/** `season` is 21 to 24: spring, summer, autumn, winter. */
export interface Season {
  readonly kind: 'season';
  readonly year: number;
  readonly season: number;
  readonly qualifier: Qualifier;
}

export type Moment = CalendarDate | Season;
export type End = Moment | 'open' | 'unknown';

export interface Interval {
  readonly kind: 'interval';
  readonly from: End;
  readonly to: End;
}

export type Edtf = Moment | Interval;
type Parsed<T> = Result<T, string>;

const DATE = /^(-?\d\d(?:\d[\dX]|XX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)$/;

export const HOW_TO_WRITE = 'write 2023-06-19, 2023-06, 2023 or 19 June 2023';

const X_LAST =
  '‘X’ replaces the last digits of a year or a whole month or day: 198X, 19XX, 2004-XX, 2004-06-XX';

/** Unsupported EDTF, and how to write it here. */
const INSTEAD: readonly (readonly [form: RegExp, sentence: string])[] = [
  [/[[\]{}]/, 'write the interval from the earliest date to the latest: 1667/1672'],
  [/^-?\d+S\d/, 'write 195X or 19XX for a year of which only the first digits are known'],
  [/^Y-?\d/, 'years have four digits, such as 2023, 0987 or -0044'],
  [/^[?~%]|-[?~%]|[?~%]-/, '‘?’, ‘~’ or ‘%’ must be at the end and applies to the whole date: 2004-06-11?'],
  [/^[-\dX]*X/, X_LAST],
];

/** Parses EDTF; `errors` is one sentence that says what would be right. */
export function readEdtf(text: string): Parsed<Edtf> {
  return text.includes('/') ? readInterval(text) : readMoment(text);
}

function readInterval(text: string): Parsed<Interval> {
  const ends = text.split('/');
  if (ends.length !== 2)
    return refused(`${text} is not a date; an interval has one ‘/’, as in 2023-06-18/2023-06-19`);
  const [from, to] = ends.map(readEnd);
  if (!from?.ok) return from ?? refused(HOW_TO_WRITE);
  if (!to?.ok) return to ?? refused(HOW_TO_WRITE);
  if (typeof from.value === 'string' && typeof to.value === 'string')
    return refused('An interval needs at least one date, as in 2023-06-18/..');
  return ok({ kind: 'interval', from: from.value, to: to.value });
}

function readEnd(text: string): Parsed<End> {
  if (text === '') return ok('unknown');
  return text === '..' ? ok('open') : readMoment(text);
}

function readMoment(text: string): Parsed<Moment> {
  const match = DATE.exec(text);
  if (match === null)
    return refused(`${text === '' ? 'A date is missing' : `${text} is not a date`}; ${adviceFor(text)}`);
  const [, year = '', month = null, day = null, mark] = match;
  if (year === '-0000') return refused('-0000 is not a year: the year before 1 is 0000 (1 BC)');
  const fault = dateFault(year, month, day);
  if (fault !== null) return refused(`${text} is not a date; ${fault}`);
  const qualifier = mark as Qualifier;
  return isSeason(month)
    ? ok({ kind: 'season', year: Number(year), season: Number(month), qualifier })
    : ok({ kind: 'date', year, month, day, qualifier });
}

function adviceFor(text: string): string {
  return INSTEAD.find(([form]) => form.test(text))?.[1] ?? HOW_TO_WRITE;
}

function isSeason(month: string | null): boolean {
  return Number(month) >= 21 && Number(month) <= 24;
}

function dateFault(year: string, month: string | null, day: string | null): string | null {
  if (month === null) return null;
  if (isSeason(month) && day !== null) return 'a season has no day';
  if (year.includes('X') || (month === 'XX' && day !== null && day !== 'XX')) return X_LAST;
  if (month === 'XX' || isSeason(month)) return null;
  if (Number(month) < 1 || Number(month) > 12)
    return `months run from 01 to 12${Number(month) > 12 ? ', seasons from 21 to 24; a quarter is an interval: 2020-04/2020-06' : ''}`;
  if (day === '00') return 'days run from 01';
  const longest = daysInMonth(Number(year), Number(month));
  return Number(day) > longest ? `${MONTHS[Number(month) - 1]} ${year} has ${longest} days` : null;
}
