import { remembering } from '../../../engines/remembering.js';
import { daysInMonth } from '../edtf/calendar.js';
import type { Result } from '../result.js';
import { ok, refused } from '../result.js';

// Clean single-line text → a value, or the sentence that says what would be right.

type Read<T> = Result<T, string>;

/** A point in time as typed, and in UTC with milliseconds. */
export interface Instant {
  readonly text: string;
  readonly utc: string;
}

/** Longer addresses are cut by proxies, mail programs and archives. */
const MAX_URL = 2000;

export function readUrl(text: string): Read<string> {
  if (!/^https?:\/\//i.test(text)) return refused('Give a web address that begins with https:// or http://');
  if (!URL.canParse(text)) return refused(`${clip(text)} is not a web address: check it in the browser`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return refused('Give the web address without the user name and password in it');
  }
  if (url.href.length <= MAX_URL) return ok(url.href);
  return refused(
    `The web address is ${counted(url.href.length)} characters long; the limit is ${counted(MAX_URL)}`,
  );
}

const LANGUAGE_EXAMPLES = 'give a language code such as en, de, zh-Hant or pt-BR';

/** Cached, since creating it costs as much as reading a whole record. */
const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** BCP 47, canonical. Two-letter languages must exist; three-letter ones are too many to check. */
export function readLanguage(text: string): Read<string> {
  return text.length > MAX_TAG_LENGTH ? languageAnew(text) : languageOf(text);
}

// A lookup costs as much as reading half a record, and an instance uses only a few.
const MAX_TAG_LENGTH = 80;
const languageOf = remembering(languageAnew);

function languageAnew(text: string): Read<string> {
  const tag = text.replaceAll('_', '-');
  const refusal = refused(`${clip(text)} is not a language: ${LANGUAGE_EXAMPLES}`);
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,8}$/i.test(tag)) return refusal;
  const canonical = canonicalLanguage(tag);
  if (canonical === null) return refusal;
  const language = canonical.split('-', 1)[0] ?? '';
  return language.length === 3 || NAMES.of(language) !== undefined ? ok(canonical) : refusal;
}

function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** An IANA time zone, as typed except for its case. */
export function readTimeZone(text: string): Read<string> {
  const refusal = refused(
    `${clip(text)} is not a time zone: give one such as Asia/Shanghai or Europe/London`,
  );
  if (!/^[a-z][a-z0-9+_-]*(?:\/[a-z0-9+_-]+)*$/i.test(text)) return refusal;
  try {
    const canonical = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    // NOTE: Node canonicalises Asia/Kolkata to its former name; the typed name is the better one.
    return ok(canonical.toLowerCase() === text.toLowerCase() ? canonical : text);
  } catch (error) {
    if (error instanceof RangeError) return refusal;
    throw error;
  }
}

/** An address that a browser would accept, too, in lower case. @source WHATWG HTML, valid e-mail address */
export function readEmail(text: string): Read<string> {
  const isAddress = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*$/u;
  if (text.length <= 254 && isAddress.test(text)) return ok(text.toLowerCase());
  return refused(`${clip(text)} is not an e-mail address: give one such as name@example.org`);
}

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;
const INSTANT_EXAMPLE = '2023-06-19T09:30+08:00';

/** ISO 8601 with an offset or Z, so that it is unambiguous. */
export function readInstant(text: string): Read<Instant> {
  const match = INSTANT.exec(text);
  if (!match) return refused(`${clip(text)} is not a date with time and offset: write ${INSTANT_EXAMPLE}`);
  const offset = match[7];
  if (offset === undefined) return refused(`Add the offset from UTC to ${text}: ${INSTANT_EXAMPLE}`);
  if (!isRealTime(match.slice(1, 7).map(Number), offset)) {
    return refused(`${text} does not exist: check day, time and offset, as in ${INSTANT_EXAMPLE}`);
  }
  const iso = text
    .toUpperCase()
    .replace(' ', 'T')
    .replace(/([+-]\d\d):?(\d\d)$/, '$1:$2');
  return ok({ text: iso, utc: new Date(iso).toISOString() });
}

/** @source IANA time zone database: offsets in use range from −12:00 to +14:00 */
function isRealTime(
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second]: number[],
  offset: string,
): boolean {
  const [hours = 0, minutes = 0] = (offset.match(/\d\d/g) ?? []).map(Number);
  const inDay = hour <= 23 && minute <= 59 && (Number.isNaN(second) || (second ?? 0) <= 59);
  const inYear = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return inDay && inYear && minutes <= 59 && hours * 60 + minutes <= 14 * 60;
}

/** Digits only, from 1 to the largest exact integer. */
export function readId(value: number | string): number | null {
  if (typeof value === 'string' && !/^[1-9]\d{0,15}$/.test(value)) return null;
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

export function counted(number: number): string {
  return number.toLocaleString('en-GB');
}

/** What was typed, shortened for a sentence. */
export function clip(text: string): string {
  const start = [...text.slice(0, 100)].slice(0, 40).join('');
  return start.length === text.length ? `‘${text}’` : `‘${start}…’`;
}
