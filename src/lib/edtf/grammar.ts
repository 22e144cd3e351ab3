import type { Result } from '../result.js';
import { ok, refused } from '../result.js';
import { daysInMonth, MONTHS } from './calendar.js';

// EDTF levels 0 to 2 as a tree, without bounds and without words. Owns what is a date and what is not,
// and the sentence that says so. Times of day are refused: what a desk keeps here are days.
//
// The npm package `edtf` is not used at run time: it turns 2003-02-29 into 1 March, refuses 156X? and
// 2020-21~, takes the number 202306 for milliseconds, and gives no reason a reader could act on. The tests
// hold this grammar against it.
// @source https://www.loc.gov/standards/datetime/ (EDTF, 4 February 2019; ISO 8601-2:2019)

export type Qualifier = '' | '?' | '~' | '%';

/** `year` is a sign and four digits or X; `month` and `day` two digits or X. Qualifiers hold per component. */
export interface CalendarDate {
  readonly kind: 'date';
  readonly year: string;
  readonly month: string | null;
  readonly day: string | null;
  readonly qualifiers: { readonly year: Qualifier; readonly month: Qualifier; readonly day: Qualifier };
}

/** `season` is 21 to 41: seasons, quarters, thirds and halves of a year. */
export interface Season {
  readonly kind: 'season';
  readonly year: number;
  readonly season: number;
  readonly qualifier: Qualifier;
}

/** A year beyond four digits, or one of which only the first `significant` digits are known. */
export interface LongYear {
  readonly kind: 'year';
  readonly year: bigint;
  readonly significant: number | null;
  readonly qualifier: Qualifier;
}

export type Moment = CalendarDate | Season | LongYear;
export type End = Moment | 'open' | 'unknown';

export interface Interval {
  readonly kind: 'interval';
  readonly from: End;
  readonly to: End;
}

/** `one_of` is EDTF's […], `all_of` its {…}. */
export interface Choice {
  readonly kind: 'one_of' | 'all_of';
  readonly members: readonly Interval[];
}

export type Edtf = Moment | Interval | Choice;
type Parsed<T> = Result<T, string>;

const DATE = /^([?~%]?)(-?[\dX]{4})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?)?$/;
const LONG_YEAR = /^Y(-?\d+)(?:E(\d+))?(?:S(\d+))?([?~%]?)$/;
const SHORT_YEAR_TO_DIGITS = /^(-?\d{4})S(\d)([?~%]?)$/;

/** More digits than the age of the universe needs; keeps Y1E999999999 from filling the memory. */
const MAX_YEAR_DIGITS = 18;

export const HOW_TO_WRITE = 'write 2023-06-19, 2023-06, 2023 or 19 June 2023';

/** Reads EDTF; `errors` is one sentence that says what would be right. */
export function readEdtf(text: string): Parsed<Edtf> {
  if (/^[[{]/.test(text)) return readChoice(text);
  if (text.includes('/')) return readInterval(text);
  return readMoment(text);
}

function readChoice(text: string): Parsed<Choice> {
  const closing = text.startsWith('[') ? ']' : '}';
  if (!text.endsWith(closing)) return refused(`${text} has no closing ‘${closing}’`);
  const members: Interval[] = [];
  for (const member of text.slice(1, -1).split(',')) {
    const read = readMember(member.trim());
    if (!read.ok) return read;
    members.push(read.value);
  }
  return ok({ kind: text.startsWith('[') ? 'one_of' : 'all_of', members });
}

function readMember(text: string): Parsed<Interval> {
  const [from = '', to] = text.split('..', 2);
  if (from === '' && to === undefined) return refused('A date is missing between the brackets: [2022,2023]');
  if (to === undefined) return readEnds(from, from);
  if (from === '' && to === '') return refused('‘..’ stands before or after a date: ..2023 or 2023..');
  return readEnds(from === '' ? '..' : from, to === '' ? '..' : to);
}

function readInterval(text: string): Parsed<Interval> {
  const ends = text.split('/');
  if (ends.length !== 2)
    return refused(`${text} is not a date; a span has one ‘/’, as in 2023-06-18/2023-06-19`);
  const [from = '', to = ''] = ends;
  if (/^(\.\.)?$/.test(from) && /^(\.\.)?$/.test(to)) {
    return refused('A span needs a date at one end at least, as in 2023-06-18/..');
  }
  return readEnds(from, to);
}

function readEnds(fromText: string, toText: string): Parsed<Interval> {
  const from = readEnd(fromText);
  if (!from.ok) return from;
  const to = readEnd(toText);
  return to.ok ? ok({ kind: 'interval', from: from.value, to: to.value }) : to;
}

function readEnd(text: string): Parsed<End> {
  if (text === '') return ok('unknown');
  return text === '..' ? ok('open') : readMoment(text);
}

function readMoment(text: string): Parsed<Moment> {
  const date = DATE.exec(text);
  if (date) return readDate(text, date);
  const long = LONG_YEAR.exec(text);
  if (long) return readLongYear(text, long);
  const short = SHORT_YEAR_TO_DIGITS.exec(text);
  if (short) return readSignificant(text, BigInt(short[1] ?? 0), short[2] ?? '', short[3] as Qualifier);
  return refused(`${text === '' ? 'A date is missing' : `${text} is not a date`}; ${HOW_TO_WRITE}`);
}

function readDate(text: string, match: RegExpExecArray): Parsed<Moment> {
  const [, q1, year = '', q2, q3, month = null, q4, q5, day = null, q6] = match;
  if (year === '-0000') return refused('-0000 is not a year: the year before 1 is 0000 (1 BC)');
  const qualifiers = {
    year: both(q1, q2, q4, q6),
    month: both(q3, q4, q6),
    day: both(q5, q6),
  };
  if (month !== null && /^\d\d$/.test(month) && Number(month) > 12) {
    return readSeason(text, year, month, day, qualifiers.year);
  }
  const fault = dateFault(year, month, day);
  if (fault !== null) return refused(`${text} is not a date; ${fault}`);
  return ok({ kind: 'date', year, month, day, qualifiers });
}

/** Qualifiers add up: ‘?’ and ‘~’ on the same component are ‘%’. */
function both(...marks: (string | undefined)[]): Qualifier {
  const all = marks.join('');
  if (all.includes('%') || (all.includes('?') && all.includes('~'))) return '%';
  return all === '' ? '' : (all.charAt(0) as Qualifier);
}

function readSeason(
  text: string,
  year: string,
  season: string,
  day: string | null,
  qualifier: Qualifier,
): Parsed<Season> {
  if (Number(season) < 21 || Number(season) > 41) {
    return refused(`${text} is not a date; months run from 01 to 12 (seasons and quarters are 21 to 41)`);
  }
  if (day !== null) return refused(`${text} is not a date; a season or quarter has no day`);
  if (year.includes('X')) return refused(`${text} is not a date; a season or quarter needs a whole year`);
  return ok({ kind: 'season', year: Number(year), season: Number(season), qualifier });
}

function dateFault(year: string, month: string | null, day: string | null): string | null {
  if (month === null) return null;
  const months = matching(month, 1, 12);
  if (months.length === 0) return 'months run from 01 to 12';
  if (day === null) return null;
  if (day === '00') return 'days run from 01';
  const years = year.includes('X') ? [2000] : [Number(year)];
  const longest = Math.max(...years.flatMap((y) => months.map((m) => daysInMonth(y, m))));
  if (matching(day, 1, longest).length > 0) return null;
  const only = months[0];
  if (months.length > 1 || only === undefined) return `no month has ${day} days`;
  return `${MONTHS[only - 1]}${year.includes('X') ? '' : ` ${year}`} has ${longest} days`;
}

/** The numbers from `low` to `high` that a pattern of two or four digits and X can stand for, ascending. */
export function matching(pattern: string, low: number, high: number): number[] {
  const numbers: number[] = [];
  for (let number = low; number <= high; number += 1) {
    const digits = String(number).padStart(pattern.length, '0');
    if ([...pattern].every((mark, place) => mark === 'X' || mark === digits[place])) numbers.push(number);
  }
  return numbers;
}

function readLongYear(text: string, match: RegExpExecArray): Parsed<LongYear> {
  const [, base = '', exponent = '0', significant = null, qualifier] = match;
  const digits = base.replace(/^-?0*/, '').length + Number(exponent);
  if (digits > MAX_YEAR_DIGITS)
    return refused(`${text} is not a date; a year has at most ${MAX_YEAR_DIGITS} digits`);
  if (digits <= 4)
    return refused(`${text} is not a date; years of four digits are written without Y, as 2023`);
  return readSignificant(text, BigInt(base) * 10n ** BigInt(exponent), significant, qualifier as Qualifier);
}

function readSignificant(
  text: string,
  year: bigint,
  significant: string | null,
  qualifier: Qualifier,
): Parsed<LongYear> {
  if (significant === null) return ok({ kind: 'year', year, significant: null, qualifier });
  const digits = Number(significant);
  const length = year.toString().replace('-', '').length;
  if (digits >= 1 && digits <= length) return ok({ kind: 'year', year, significant: digits, qualifier });
  return refused(`${text} is not a date; S gives how many digits of the year are known, from 1 to ${length}`);
}
