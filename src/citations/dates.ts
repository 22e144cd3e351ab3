// EDTF as it is stored, read for two ends: CSL's date variables and plain English. Owns nothing about
// validity; text that it cannot read is passed on word for word.
// @source EDTF (ISO 8601-2:2019), levels 0 and 1, with qualifiers of level 2 anywhere in a date

export interface DatePoint {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** 1 spring, 2 summer, 3 autumn, 4 winter. */
  readonly season: number | null;
}

export interface EdtfReading {
  /** null: open at this end. */
  readonly from: DatePoint | null;
  readonly to: DatePoint | null;
  readonly isInterval: boolean;
  readonly isUncertain: boolean;
  readonly isApproximate: boolean;
}

const POINT = /^(?:Y(-?\d{5,})|(-?\d{4}|\d{3}X|\d{2}XX))(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?$/;
const OPEN_ENDS = new Set(['', '..']);

/** The parts of an EDTF date; null where it is of a kind that has no parts here, as a set of dates. */
export function readEdtf(text: string): EdtfReading | null {
  const bare = text.replace(/[?~%]/g, '');
  const ends = bare.split('/');
  const [first = '', last = first] = ends.map((end) => end.trim());
  const from = readEnd(first, 'first');
  const to = readEnd(last, 'last');
  if (ends.length > 2 || from === undefined || to === undefined || (!from && !to)) return null;
  return {
    from,
    to,
    isInterval: ends.length === 2 || from?.year !== to?.year,
    isUncertain: /[?%]/.test(text),
    isApproximate: /[~%]/.test(text),
  };
}

function readEnd(text: string, end: 'first' | 'last'): DatePoint | null | undefined {
  if (OPEN_ENDS.has(text)) return null;
  const match = POINT.exec(text);
  if (!match) return undefined;
  const masked = (match[1] ?? match[2] ?? '').replaceAll('X', end === 'first' ? '0' : '9');
  const month = match[3] && match[3] !== 'XX' ? Number(match[3]) : null;
  const isSeason = month !== null && month > 20;
  return {
    year: Number(masked),
    month: isSeason ? null : month,
    day: month !== null && match[4] && match[4] !== 'XX' ? Number(match[4]) : null,
    season: isSeason ? month - 20 : null,
  };
}

/** A CSL date variable. @source CSL-JSON schema 1.0, date-variable */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly season?: number;
  readonly circa?: true;
  readonly literal?: string;
}

export function toCslDate(edtf: string): CslDate {
  const reading = readEdtf(edtf);
  if (!reading?.from || !reading.to) return { literal: dateInWords(edtf) };
  const ends = reading.isInterval ? [reading.from, reading.to] : [reading.from];
  const season = reading.isInterval ? null : reading.from.season;
  return {
    'date-parts': ends.map(toParts),
    ...(season === null ? {} : { season }),
    ...(reading.isUncertain || reading.isApproximate ? { circa: true as const } : {}),
  };
}

function toParts(point: DatePoint): number[] {
  return [point.year, point.month, point.day].filter((part) => part !== null);
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/** '2023-06-19' → '19 June 2023', or 'June 19, 2023' for en-US; '2023-06?' → 'June 2023 (uncertain)'. */
export function dateInWords(edtf: string, locale = 'en-GB'): string {
  const reading = readEdtf(edtf);
  if (!reading) return edtf;
  const about = reading.isApproximate ? 'about ' : '';
  const doubt = reading.isUncertain ? ' (uncertain)' : '';
  return `${about}${spanInWords(reading, locale)}${doubt}`;
}

function spanInWords({ from, to, isInterval }: EdtfReading, locale: string): string {
  if (!from) return `until ${to ? pointInWords(to, locale) : ''}`;
  if (!to) return `from ${pointInWords(from, locale)}`;
  const start = pointInWords(from, locale);
  return isInterval ? `${start} to ${pointInWords(to, locale)}` : start;
}

function pointInWords(point: DatePoint, locale: string): string {
  const year = point.year <= 0 ? `${-point.year + 1} BC` : String(point.year);
  const month = point.month === null ? undefined : MONTHS[point.month - 1];
  if (point.season !== null) return `${SEASONS[point.season - 1] ?? ''} ${year}`.trimStart();
  if (month === undefined) return year;
  if (point.day === null) return `${month} ${year}`;
  return locale === 'en-US' ? `${month} ${point.day}, ${year}` : `${point.day} ${month} ${year}`;
}

/** '2023-06-25T14:03:00.000Z' → '25 June 2023, 14:03 UTC'. */
export function momentInWords(iso: string, locale = 'en-GB'): string {
  return `${dateInWords(iso.slice(0, 10), locale)}, ${iso.slice(11, 16)} UTC`;
}
