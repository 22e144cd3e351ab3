import calendar from '../../../data/words/calendar.json' with { type: 'json' };
import { patternOf, setOf } from './lists.js';

// Names of months and days of the week.

export type CalendarLanguage = keyof typeof calendar.languages;

/** From January. */
export const MONTHS = fullNames(calendar.languages.en.months);
/** From Sunday. */
export const WEEKDAYS = fullNames(calendar.languages.en.weekdays);

/** As BibTeX and many other formats name them: jan, feb, mar. From January. */
export const MONTH_KEYS: readonly string[] = MONTHS.map((name) => name.slice(0, 3).toLowerCase());

/** In English, with a capital and without a full stop. */
export const SHORT_MONTHS = calendar.languages.en.months.flatMap((row) => row.split(' ').slice(1));

/** Alternations for regular expressions, in English and with a capital; short forms with their full stop or without. */
export const MONTH = String.raw`${patternOf(MONTHS)}|(?:${patternOf(SHORT_MONTHS)})\.?`;
export const WEEKDAY = patternOf(WEEKDAYS);

/** In lower case: a month where a number or “in” stands beside. */
export const MONTHS_OR_NAMES = setOf(calendar.languages.en.also_names);
/** In lower case: short forms that are other words as often. */
export const DAYS_OR_WORDS = setOf(calendar.languages.en.also_words);

/** Full names of the months of a language, in lower case, from January. */
export function monthsIn(language: CalendarLanguage): readonly string[] {
  return fullNames(calendar.languages[language].months).map((name) => name.toLowerCase());
}

/** Full names of the days of the week in a language, in lower case, from Sunday. */
export function weekdaysIn(language: CalendarLanguage): readonly string[] {
  return fullNames(calendar.languages[language].weekdays).map((name) => name.toLowerCase());
}

/** From January: the full name of each month and its other forms, separated by spaces; null for a language without them. */
export function monthRows(language: string): readonly string[] | null {
  const known: Readonly<Record<string, { readonly months: readonly string[] }>> = calendar.languages;
  return known[language]?.months ?? null;
}

/** All names of months in all languages, also short ones, in lower case. */
export const ALL_MONTHS: ReadonlySet<string> = new Set(everywhere(({ months }) => months));
/** All names of days of the week in all languages, also short ones, in lower case. */
export const ALL_WEEKDAYS: ReadonlySet<string> = new Set(everywhere(({ weekdays }) => weekdays));

/** All names of months and days in a language, also short ones, in lower case. */
export function calendarWords(language: CalendarLanguage): readonly string[] {
  const { months, weekdays } = calendar.languages[language];
  return allNames([...months, ...weekdays]).map((name) => name.toLowerCase());
}

function everywhere(
  rowsOf: (names: Readonly<Record<'months' | 'weekdays', readonly string[]>>) => readonly string[],
): readonly string[] {
  return Object.values(calendar.languages).flatMap((names) =>
    allNames(rowsOf(names)).map((name) => name.toLowerCase()),
  );
}

function fullNames(rows: readonly string[]): readonly string[] {
  return rows.map((row) => row.split(' ', 1)[0] ?? '');
}

function allNames(rows: readonly string[]): readonly string[] {
  return rows.flatMap((row) => row.split(' '));
}
