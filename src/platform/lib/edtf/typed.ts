import { MONTHS, WEEKDAYS } from '../../../engines/words/calendar.js';
import type { Result } from '../result.js';
import { ok, refused } from '../result.js';
import { daysInMonth, pad, weekdayOf } from './calendar.js';
import { HOW_TO_WRITE } from './grammar.js';

// Converts dates as people type them to EDTF: "19 June 2023", "June 19, 2023", "Jun 2023", "15 March 45 BC",
// "2023年6月19日". Refuses numeric dates, whose order differs between countries.

const MONTH_NAME = '(?<month>[a-z]{3,9})\\.?';
const WEEKDAY = '(?:(?<weekday>[a-z]{3,9})\\.?,? )?';
const YEAR = '(?<year>\\d{1,4})(?<era> ?(?:bce?|b\\.c\\.))?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';

const TYPED = [
  new RegExp(`^${WEEKDAY}${DAY} (?:of )?${MONTH_NAME},? ${YEAR}$`, 'i'),
  new RegExp(`^${WEEKDAY}${MONTH_NAME} ${DAY},? ${YEAR}$`, 'i'),
  new RegExp(`^${MONTH_NAME},? ${YEAR}$`, 'i'),
  /^(?<year>\d{1,4})(?<era> ?(?:bce?|b\.c\.))$/i,
  /^(?<year>\d{4}) ?年(?: ?(?<month>\d{1,2}) ?月(?: ?(?<day>\d{1,2}) ?日)?)?$/,
] as const;

const IN_FIGURES = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;
const RUN_TOGETHER = /^(\d{4})(\d\d)(\d\d)?$/;
const WITH_TIME = /^(-?\d{4}-\d\d-\d\d)[T ]\d/i;
const CENTURY_OR_DECADE = /^\d{2,3}$/;

/** EDTF for a typed date; other text unchanged. */
export function typedToEdtf(text: string): Result<string, string> {
  const hint = hintFor(text);
  if (hint !== null) return refused(hint);
  for (const form of TYPED) {
    const groups = form.exec(text)?.groups;
    if (groups) return assemble(text, groups);
  }
  return ok(text);
}

function hintFor(text: string): string | null {
  const figures = IN_FIGURES.exec(text);
  if (figures) return ambiguous(text, figures);
  const first = YEAR_FIRST.exec(text) ?? RUN_TOGETHER.exec(text);
  if (first && !/^\d{4}-\d\d-\d\d$/.test(text)) {
    const [, year = '', month = '', day] = first;
    return `${text} is not a date; ${isReal(year, month, day) ? `write ${iso(year, month, day)}` : HOW_TO_WRITE}`;
  }
  const timed = WITH_TIME.exec(text);
  if (timed) return `Give the day alone, without a time: ${timed[1]}`;
  if (CENTURY_OR_DECADE.test(text)) {
    return `${text} is not a year: write four figures, or ${text.padEnd(4, 'X')} if the rest is not known`;
  }
  return null;
}

function ambiguous(text: string, [, a = '', b = '', year = '']: RegExpExecArray): string {
  const why = `${text} is ambiguous`;
  const [day, month] = Number(b) > 12 ? [b, a] : [a, b];
  if (year.length === 2 || !isReal(year, month, day)) return `${why}: write 2023-06-19 or 19 June 2023`;
  const named = `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
  return `${why}: write ${iso(year, month, day)} or ${named} if you mean that day`;
}

function isReal(year: string, month: string, day = '1'): boolean {
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return false;
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), monthNumber);
}

function iso(year: string, month: string, day?: string): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

function assemble(text: string, groups: Partial<Record<string, string>>): Result<string, string> {
  const { year = '', era, month, day, weekday } = groups;
  const monthNumber = month === undefined ? undefined : monthOf(month);
  if (monthNumber === null) return refused(`${text} is not a date; ‘${month}’ is not a month`);
  const common = Number(year);
  if (common === 0 || (era === undefined && year.length < 4)) {
    return refused(`${text} is not a date; write the year in four figures, as 2023`);
  }
  if (weekday !== undefined && day !== undefined && monthNumber !== undefined && era === undefined) {
    const fault = weekdayFault(weekday, common, monthNumber, Number(day));
    if (fault !== null) return refused(fault);
  }
  const edtfYear = era === undefined ? year : yearBefore(common);
  const parts = [edtfYear, monthNumber, day].filter((part) => part !== undefined);
  return ok(parts.map((part) => String(part).padStart(2, '0')).join('-'));
}

/** 1 BC is the year 0000, 45 BC is -0044. */
function yearBefore(bc: number): string {
  return bc === 1 ? '0000' : `-${pad(bc - 1, 4)}`;
}

function monthOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const name = text.toLowerCase() === 'sept' ? 'sep' : text.toLowerCase();
  const index = MONTHS.findIndex((month) => isNameOrShort(month, name));
  return index === -1 ? null : index + 1;
}

function isNameOrShort(full: string, given: string): boolean {
  const name = full.toLowerCase();
  return name === given || name.slice(0, 3) === given;
}

/** A wrong weekday suggests an error in the day, month or year. */
function weekdayFault(weekday: string, year: number, month: number, day: number): string | null {
  const given = WEEKDAYS.find((name) => name.toLowerCase().startsWith(weekday.toLowerCase()));
  if (given === undefined) return `‘${weekday}’ is not a day of the week`;
  const real = weekdayOf(year, month, day);
  return given === real ? null : `${day} ${MONTHS[month - 1]} ${year} was a ${real}, not a ${given}`;
}
