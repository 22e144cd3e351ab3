import { remembering } from '../../../engines/remembering.js';
import { ok, type Result, refused } from '../result.js';
import { type DateBounds, daysInMonth, sortableDay } from './calendar.js';
import { type CalendarDate, type Edtf, type End, HOW_TO_WRITE, readEdtf, type Season } from './grammar.js';
import { typedToEdtf } from './typed.js';
import { type DateLocale, wordsOf } from './words.js';

// Dates that people enter: EDTF levels 0 and 1, stored as typed with the first and last day they can mean (decision
// 30). Independent of time zone and clock. Refuses times of day.

/** `min` and `max` are inclusive and sort as text; YYYY-MM-DD in the years 0 to 9999; null is an open end. */
export interface EdtfDate extends DateBounds {
  readonly text: string;
}

/** Longer than any real date; keeps out a pasted page. */
const MAX_LENGTH = 100;

/**
 * Parses a date as EDTF or as people type it ("19 June 2023", "June 2023", "June 19, 2023", "2023年6月19日"). `errors` is
 * one sentence that says what would be right.
 */
export function parseEdtf(text: string): Result<EdtfDate, string> {
  return text.length > MAX_LENGTH ? parsedAnew(text) : parsed(text);
}

// An import parses the same few thousand days over and over.
const parsed = remembering(parsedAnew);

function parsedAnew(text: string): Result<EdtfDate, string> {
  const plain = plainForm(text);
  const read = readPlain(plain);
  if (!read.ok) return read;
  const bounds = boundsOf(read.value.edtf);
  if (bounds.min !== null && bounds.max !== null && bounds.min > bounds.max) {
    return refused(`${plain} ends before it begins: write the earlier date first`);
  }
  return ok({ text: read.value.text, ...bounds });
}

/** A date in English words. Other text, such as a level 2 date of an earlier version, is returned unchanged. */
export function formatEdtf(text: string, locale: DateLocale = 'en-GB'): string {
  const read = readPlain(plainForm(text));
  return read.ok ? wordsOf(read.value.edtf, locale) : text;
}

/** Whether every day that `inner` can mean is one that `outer` can mean. An open end includes everything. */
export function withinEdtf(inner: DateBounds, outer: DateBounds): boolean {
  const startsWithin = outer.min === null || (inner.min !== null && inner.min >= outer.min);
  const endsWithin = outer.max === null || (inner.max !== null && inner.max <= outer.max);
  return startsWithin && endsWithin;
}

function readPlain(plain: string): Result<{ readonly text: string; readonly edtf: Edtf }, string> {
  if (plain.length > MAX_LENGTH)
    return refused(`A date has at most ${MAX_LENGTH} characters: ${HOW_TO_WRITE}`);
  const typed = typedToEdtf(plain);
  if (!typed.ok) return typed;
  const edtf = readEdtf(typed.value);
  // A refusal names the date as it was typed.
  return edtf.ok
    ? ok({ text: typed.value, edtf: edtf.value })
    : refused(edtf.errors.replace(typed.value, () => plain));
}

/**
 * Normalises full-width digits and signs to ASCII, any dash or minus to a hyphen, X to one case, and spaces to single
 * ones.
 */
function plainForm(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-\dxyes?~%/.,[\]{}]+$/i, (edtf) => edtf.toUpperCase());
}

function boundsOf(edtf: Edtf): DateBounds {
  if (edtf.kind === 'interval') return { min: endBounds(edtf.from).min, max: endBounds(edtf.to).max };
  return edtf.kind === 'season' ? seasonBounds(edtf) : dateBounds(edtf);
}

function endBounds(end: End): DateBounds {
  return typeof end === 'string' ? { min: null, max: null } : boundsOf(end);
}

/**
 * A season includes its months on both hemispheres: spring and autumn March to November, the others June to February.
 */
function seasonBounds({ year, season }: Season): DateBounds {
  if (season % 2 === 1) return { min: sortableDay(year, 3, 1), max: sortableDay(year, 11, 30) };
  // The last representable year has no February after it.
  const end = year === 9999 ? sortableDay(9999, 12, 31) : sortableDay(year + 1, 2, daysInMonth(year + 1, 2));
  return { min: sortableDay(year, 6, 1), max: end };
}

function dateBounds({ year, month, day }: CalendarDate): DateBounds {
  const digits = [Number(year.replaceAll('X', '0')), Number(year.replaceAll('X', '9'))];
  const [first, last] = [Math.min(...digits), Math.max(...digits)];
  const lastMonth = known(month) ?? 12;
  return {
    min: sortableDay(first, known(month) ?? 1, known(day) ?? 1),
    max: sortableDay(last, lastMonth, known(day) ?? daysInMonth(last, lastMonth)),
  };
}

function known(part: string | null): number | null {
  return part === null || part === 'XX' ? null : Number(part);
}
