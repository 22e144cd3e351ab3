import { remembering } from '../../../engines/remembering.js';
import type { Result } from '../result.js';
import { ok, refused } from '../result.js';
import { boundsOf } from './bounds.js';
import type { DateBounds } from './calendar.js';
import type { Edtf } from './grammar.js';
import { HOW_TO_WRITE, readEdtf } from './grammar.js';
import { typedToEdtf } from './typed.js';
import type { DateLocale } from './words.js';
import { wordsOf } from './words.js';

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
  return edtf.ok ? ok({ text: typed.value, edtf: edtf.value }) : edtf;
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
