import { MONTH_KEYS } from '../../../../engines/words/calendar.js';

// Dates of reference files → EDTF, as far as they are given. What is no date stays as it is, and is refused later.

/** A date, and what stands beside it that is no part of one. */
export interface ReadDate {
  readonly date: string;
  readonly rest: string | null;
}

const RIS_DATE = /^(\d{4})(?:\/(\d{0,2}))?(?:\/(\d{0,2}))?(?:\/(.*))?$/s;

/** `2023/06/19/` is 2023-06-19; `2023///Spring` is 2023-21. @source RIS Format Specifications, DA */
export function fromRis(text: string): ReadDate {
  const [, year = '', month = '', day = '', other = ''] = RIS_DATE.exec(text.trim()) ?? [];
  if (year === '') return { date: text.trim(), rest: null };
  const rest = other.trim() === '' ? null : other.trim();
  const season = month === '' && rest !== null ? seasonOf(rest) : null;
  if (season !== null) return { date: `${year}-${season}`, rest: null };
  return { date: joined(year, month, day), rest };
}

/** A date variable of CSL-JSON; null for nothing. @source CSL-JSON schema 1.0, date-variable */
export function fromCsl(given: unknown): ReadDate | null {
  if (typeof given !== 'object' || given === null) return dateOf([textOf(given)]);
  const { literal, raw, edtf, season, circa, ...more } = given as Readonly<Record<string, unknown>>;
  const parts = Array.isArray(more['date-parts']) ? more['date-parts'] : [];
  const quarter = quarterOf(season);
  const ends = parts.map((one) => partsText(one, quarter)).filter((one) => one !== '');
  const date = ends.map((end) => (isSet(circa) ? `${end}~` : end)).join('/');
  const isSeasonIn =
    quarter !== null && ends.some((end) => /^-?\d+-(\d+)$/.exec(end)?.[1] === String(quarter + 20));
  return dateOf([date, ...[literal, raw, edtf, isSeasonIn ? null : season].map(textOf)]);
}

/** The first text is the date; null for none. */
function dateOf(texts: readonly (string | null)[]): ReadDate | null {
  const [date, ...rest] = new Set(texts.flatMap((text) => text || []));
  return date ? { date, rest: rest.join('; ') || null } : null;
}

/** `year`, `month` and `day` of BibTeX, where there is no `date`. A month is a number, or as written. */
export function fromBibtex(year: string, month: string, day: string): string {
  const number = numberOfMonth(month);
  if (month === '') return year;
  if (number === null) return [day, month, year].filter((part) => part !== '').join(' ');
  return joined(year, String(number), day);
}

function textOf(given: unknown): string | null {
  return typeof given === 'string' || typeof given === 'number' ? String(given).trim() || null : null;
}

function partsText(given: unknown, season: number | null): string {
  const [year, month, day] = (Array.isArray(given) ? given : []).map((part) => String(part ?? '').trim());
  if (year === undefined || !/^-?\d{1,4}$/.test(year)) return year ?? '';
  const edtfYear = year.startsWith('-') ? `-${year.slice(1).padStart(4, '0')}` : year.padStart(4, '0');
  const seasonOfYear = month ? null : season;
  const quarter = isSeason(month) ? Number(month) - 12 : seasonOfYear;
  if (quarter !== null) return `${edtfYear}-${quarter + 20}`;
  return joined(edtfYear, month ?? '', day ?? '');
}

/** From 1, spring; null for what is no season. Zotero writes it in words. */
function quarterOf(season: unknown): number | null {
  const text = textOf(season) ?? '';
  if (/^[1-4]$/.test(text)) return Number(text);
  const code = seasonOf(text);
  return code === null ? null : code - 20;
}

/** Some programs number seasons after the months. */
function isSeason(month: string | undefined): boolean {
  return month !== undefined && /^1[3-6]$/.test(month);
}

function isSet(circa: unknown): boolean {
  return Boolean(circa) && circa !== '0' && circa !== 'false';
}

/** Without a month there is no day. */
function joined(year: string, month: string, day: string): string {
  const parts = [month, day].map((part) => (Number(part) === 0 ? '' : part.padStart(2, '0')));
  const known = parts[0] === '' ? [] : parts.filter((part) => part !== '');
  return [year, ...known].join('-');
}

const SEASONS = [/^spring$/i, /^summer$/i, /^(?:autumn|fall)$/i, /^winter$/i];

function seasonOf(text: string): number | null {
  const at = SEASONS.findIndex((season) => season.test(text));
  return at === -1 ? null : 21 + at;
}

function numberOfMonth(text: string): number | null {
  if (/^(?:0?[1-9]|1[0-2])$/.test(text)) return Number(text);
  const at = /^[a-z]{3,9}\.?$/i.test(text) ? MONTH_KEYS.indexOf(text.slice(0, 3).toLowerCase()) : -1;
  return at === -1 ? null : at + 1;
}
