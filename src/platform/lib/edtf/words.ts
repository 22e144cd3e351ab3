import { MONTHS } from '../../../engines/words/calendar.js';
import type { CalendarDate, Edtf, End, Interval, Qualifier, Season } from './grammar.js';

export type DateLocale = 'en-GB' | 'en-US';

const QUALIFIER_WORDS: Readonly<Record<Qualifier, string>> = {
  '': '',
  '?': ' (uncertain)',
  '~': ' (approximate)',
  '%': ' (uncertain and approximate)',
};

const SEASON_WORDS = ['spring', 'summer', 'autumn', 'winter'] as const;

export function wordsOf(edtf: Edtf, locale: DateLocale): string {
  if (edtf.kind === 'interval') return intervalWords(edtf, locale);
  const words = edtf.kind === 'season' ? seasonWords(edtf) : dateWords(edtf, locale);
  return words + QUALIFIER_WORDS[edtf.qualifier];
}

function intervalWords({ from, to }: Interval, locale: DateLocale): string {
  const [start, end] = [endWords(from, locale), endWords(to, locale)];
  if (end === null) return `from ${start}${to === 'open' ? ' on' : ', end not known'}`;
  if (start === null) return `until ${end}${from === 'open' ? '' : ', start not known'}`;
  return start === end ? start : `${start} to ${end}`;
}

function endWords(end: End, locale: DateLocale): string | null {
  return typeof end === 'string' ? null : wordsOf(end, locale);
}

function dateWords({ year, month, day }: CalendarDate, locale: DateLocale): string {
  const yearText = yearWords(year);
  if (month === null) return yearText;
  if (month === 'XX') return `${yearText}, ${day === null ? 'month' : 'month and day'} not known`;
  const monthText = MONTHS[Number(month) - 1] ?? month;
  if (day === null) return `${monthText} ${yearText}`;
  if (day === 'XX') return `${monthText} ${yearText}, day not known`;
  if (locale === 'en-US') return `${monthText} ${Number(day)}, ${yearText}`;
  return `${Number(day)} ${monthText} ${yearText}`;
}

function yearWords(year: string): string {
  if (/^\d{3}X$/.test(year)) return `${year.slice(0, 3)}0s`;
  if (year.includes('X')) return `a year from ${year.replaceAll('X', '0')} to ${year.replaceAll('X', '9')}`;
  const number = Number(year);
  return number > 0 ? year : `${1 - number} BC`;
}

function seasonWords({ year, season }: Season): string {
  return `${SEASON_WORDS[season - 21]} ${yearWords(String(year).padStart(4, '0'))}`;
}
