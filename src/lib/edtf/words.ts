import { MONTHS } from './calendar.js';
import type {
  CalendarDate,
  Choice,
  Edtf,
  End,
  Interval,
  LongYear,
  Moment,
  Qualifier,
  Season,
} from './grammar.js';

export type DateLocale = 'en-GB' | 'en-US';

const QUALIFIER_WORDS: Readonly<Record<Qualifier, string>> = {
  '': '',
  '?': 'uncertain',
  '~': 'approximate',
  '%': 'uncertain and approximate',
};

const SEASON_WORDS = ['spring', 'summer', 'autumn', 'winter'] as const;

/** An EDTF in words. */
export function wordsOf(edtf: Edtf, locale: DateLocale): string {
  switch (edtf.kind) {
    case 'interval':
      return intervalWords(edtf, locale);
    case 'one_of':
    case 'all_of':
      return choiceWords(edtf, locale);
    default:
      return momentWords(edtf, locale);
  }
}

function choiceWords({ kind, members }: Choice, locale: DateLocale): string {
  const words = members.map((member) => memberWords(member, locale));
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} ${kind === 'one_of' ? 'or' : 'and'} ${last}`;
}

function memberWords(member: Interval, locale: DateLocale): string {
  const { from, to } = member;
  if (from === 'open' && isMoment(to)) return `${momentWords(to, locale)} or earlier`;
  if (to === 'open' && isMoment(from)) return `${momentWords(from, locale)} or later`;
  return intervalWords(member, locale);
}

function intervalWords({ from, to }: Interval, locale: DateLocale): string {
  if (isMoment(from) && isMoment(to)) {
    const [start, end] = [momentWords(from, locale), momentWords(to, locale)];
    return start === end ? start : `${start} to ${end}`;
  }
  if (isMoment(from)) return `from ${momentWords(from, locale)}${to === 'open' ? ' on' : ', end not known'}`;
  if (isMoment(to)) return `until ${momentWords(to, locale)}${from === 'open' ? '' : ', start not known'}`;
  return '';
}

function isMoment(end: End): end is Moment {
  return end !== 'open' && end !== 'unknown';
}

function momentWords(moment: Moment, locale: DateLocale): string {
  switch (moment.kind) {
    case 'date':
      return dateWords(moment, locale);
    case 'season':
      return qualified(seasonWords(moment), QUALIFIER_WORDS[moment.qualifier]);
    case 'year':
      return qualified(longYearWords(moment), QUALIFIER_WORDS[moment.qualifier]);
  }
}

function qualified(words: string, qualifier: string): string {
  return qualifier === '' ? words : `${words} (${qualifier})`;
}

function dateWords(date: CalendarDate, locale: DateLocale): string {
  return qualified(bareDate(date, locale), qualifierWords(date));
}

/** One word where the whole date is meant; otherwise which part is in doubt, smallest first. */
function qualifierWords({ month, day, qualifiers }: CalendarDate): string {
  const parts = [
    { name: 'day', mark: qualifiers.day, given: day !== null },
    { name: 'month', mark: qualifiers.month, given: month !== null },
    { name: 'year', mark: qualifiers.year, given: true },
  ].filter((part) => part.given);
  if (parts.every((part) => part.mark === qualifiers.year)) return QUALIFIER_WORDS[qualifiers.year];
  return parts
    .filter((part) => part.mark !== '')
    .map((part) => `${part.name} ${QUALIFIER_WORDS[part.mark]}`)
    .join('; ');
}

function bareDate(date: CalendarDate, locale: DateLocale): string {
  const { year, month, day } = date;
  if (isPatchy(date))
    return `${[year, month, day].filter((part) => part !== null).join('-')} (X is not known)`;
  const yearText = yearWords(year);
  if (month === null) return yearText;
  if (month === 'XX') return `${yearText}, ${day === null ? 'month' : 'month and day'} not known`;
  const monthText = MONTHS[Number(month) - 1] ?? month;
  const space = year.includes('X') ? ', ' : ' ';
  if (day === null) return `${monthText}${space}${yearText}`;
  if (day === 'XX') return `${monthText}${space}${yearText}, day not known`;
  if (locale === 'en-US') return `${monthText} ${Number(day)}, ${yearText}`;
  return `${Number(day)} ${monthText}${space}${yearText}`;
}

/** Whether an X stands where words would be longer than the pattern: 1XX4, 2004-1X, 2004-XX-15. */
function isPatchy({ year, month, day }: CalendarDate): boolean {
  const yearIsPatchy = !/^(?:-?\d{4}|\d{3}X|\d{1,2}X+|-?XXXX)$/.test(year);
  const partIsPatchy = [month, day].some((part) => part !== null && /^(?:X\d|\dX)$/.test(part));
  return yearIsPatchy || partIsPatchy || (month === 'XX' && day !== null && day !== 'XX');
}

function yearWords(year: string): string {
  if (/^-?XXXX$/.test(year)) return 'year not known';
  if (/^\d{3}X$/.test(year)) return `${year.slice(0, 3)}0s`;
  if (year.includes('X')) return `a year from ${year.replaceAll('X', '0')} to ${year.replaceAll('X', '9')}`;
  const number = Number(year);
  return number > 0 ? year : `${1 - number} BC`;
}

function seasonWords({ year, season }: Season): string {
  const yearText = yearWords(String(year).padStart(4, '0'));
  if (season <= 32) {
    const name = SEASON_WORDS[(season - 21) % 4] ?? '';
    const where = season <= 24 ? '' : season <= 28 ? ' (northern hemisphere)' : ' (southern hemisphere)';
    return `${name} ${yearText}${where}`;
  }
  if (season <= 36) return `${ordinal(season - 32)} quarter of ${yearText}`;
  if (season <= 39) return `${ordinal(season - 36)} third of ${yearText}`;
  return `${ordinal(season - 39)} half of ${yearText}`;
}

function ordinal(number: number): string {
  return ['first', 'second', 'third', 'fourth'][number - 1] ?? String(number);
}

function longYearWords({ year, significant }: LongYear): string {
  const text =
    year < 0n ? `${grouped(1n - year)} BC` : year <= 9999n ? String(year) : `year ${grouped(year)}`;
  if (significant === null) return text;
  return `about ${text} (${significant} ${significant === 1 ? 'digit' : 'digits'} known)`;
}

function grouped(year: bigint): string {
  return year.toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
}
