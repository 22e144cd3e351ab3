import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { CalendarDate, Edtf, End, Moment } from '../../../platform/lib/edtf/grammar.js';
import { readEdtf } from '../../../platform/lib/edtf/grammar.js';
import type { DateLocale } from '../../../platform/lib/edtf/words.js';

// Converts stored EDTF to CSL date variables, and machine times to words.

/** A CSL date variable. @source CSL-JSON schema 1.0, date-variable */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  /** 1 spring, 2 summer, 3 autumn, 4 winter. */
  readonly season?: number;
  readonly circa?: true;
  readonly literal?: string;
}

/** Dates that CSL has no parts for (open intervals, intervals of seasons) and text that is no date become literals. */
export function toCslDate(text: string): CslDate {
  const read = readEdtf(text);
  return (read.ok ? partsOf(read.value) : null) ?? { literal: formatEdtf(text) };
}

function partsOf(edtf: Edtf): CslDate | null {
  if (edtf.kind !== 'interval') return momentParts(edtf);
  const [from, to] = [endParts(edtf.from), endParts(edtf.to)];
  const [first, last] = [from?.['date-parts']?.[0], to?.['date-parts']?.at(-1)];
  if (!first || !last || from?.season || to?.season) return null;
  return { 'date-parts': [first, last], ...(from?.circa || to?.circa ? { circa: true as const } : {}) };
}

function endParts(end: End): CslDate | null {
  return typeof end === 'string' ? null : momentParts(end);
}

function momentParts(moment: Moment): CslDate | null {
  const circa = moment.qualifier === '' ? {} : { circa: true as const };
  if (moment.kind === 'season')
    return { 'date-parts': [[moment.year]], season: moment.season - 20, ...circa };
  const parts = dateParts(moment);
  return parts && { 'date-parts': parts, ...circa };
}

/** A year with unspecified digits is an interval; an unspecified month or day is omitted. */
function dateParts({ year, month, day }: CalendarDate): readonly (readonly number[])[] | null {
  const isVague = year.includes('X');
  if (isVague && year.startsWith('-')) return null;
  const ends = isVague ? [year.replaceAll('X', '0'), year.replaceAll('X', '9')] : [year];
  const rest = [month, day].filter((part) => part !== null && part !== 'XX').map(Number);
  return ends.map((end) => [Number(end), ...rest]);
}

/** `2023`, `2023-06` or `2023-06-19`: a date that is neither a period nor uncertain. */
export function isPlainDate(edtf: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(edtf);
}

/** '2023-06-25T14:03:00.000Z' → '2023-06-25'. */
export function dayOf(iso: string): string {
  return iso.slice(0, 10);
}

/** '2023-06-25T14:03:00.000Z' → '25 June 2023, 14:03 UTC'. */
export function momentInWords(iso: string, locale: DateLocale): string {
  return `${formatEdtf(dayOf(iso), locale)}, ${iso.slice(11, 16)} UTC`;
}
