import { remembering } from '../../engines/remembering.js';
import { boundsOf } from './edtf/bounds.js';
import type { DateBounds } from './edtf/calendar.js';
import type { Edtf } from './edtf/grammar.js';
import { HOW_TO_WRITE, readEdtf } from './edtf/grammar.js';
import { typedToEdtf } from './edtf/typed.js';
import type { DateLocale } from './edtf/words.js';
import { wordsOf } from './edtf/words.js';
import type { Result } from './result.js';
import { ok, refused } from './result.js';

// Dates that people enter: EDTF levels 0 and 1, kept as typed, with the first and last day they can mean
// beside them (decision 30). Knows no time zone and no clock, so the answer is the same everywhere. Refuses times of day.

/** `min` and `max` are inclusive and sort as text; YYYY-MM-DD in the years 0 to 9999; null is an open end. */
export interface EdtfDate extends DateBounds {
  readonly text: string;
}

/** Longer than any date somebody means; keeps a pasted page out. */
const MAX_LENGTH = 100;

/**
 * Reads a date as EDTF or as people type it ("19 June 2023", "June 2023", "June 19, 2023", "2023年6月19日").
 * `errors` is one sentence that says what would be right.
 */
export function parseEdtf(text: string): Result<EdtfDate, string> {
  return text.length > MAX_LENGTH ? parsedAnew(text) : parsed(text);
}

// A file names the same few thousand days again and again.
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

/** A date in English words. Other text, such as a date of level 2 from an earlier version, comes back as it is. */
export function formatEdtf(text: string, locale: DateLocale = 'en-GB'): string {
  const read = readPlain(plainForm(text));
  return read.ok ? wordsOf(read.value.edtf, locale) : text;
}

/** Whether every day that `inner` can mean is one that `outer` can mean. An open end holds everything. */
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

/** Full-width digits and signs as ASCII, any dash or minus as a hyphen, X in one case, single spaces. */
function plainForm(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-\dxyes?~%/.,[\]{}]+$/i, (edtf) => edtf.toUpperCase());
}
