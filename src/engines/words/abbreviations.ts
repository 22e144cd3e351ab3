import abbreviations from '../../../data/words/abbreviations.json' with { type: 'json' };
import { SHORT_MONTHS } from './calendar.js';
import { patternOf, setOf } from './lists.js';
import { SHORT_TITLES } from './titles.js';

// Words written short before a full stop, in lower case and without it.

/** A sentence ends with one only before a word that often begins one: Jr., Inc., etc. */
export const MAY_END = setOf(abbreviations.may_end);

/** Short before a number only: No. 7, p. 9, vol. 2. */
export const BEFORE_NUMBERS = setOf(abbreviations.before_numbers);

/** No sentence ends with one: Mr., St., Sept., vs. */
export const NEVER_END: ReadonlySet<string> = new Set(
  [
    ...SHORT_TITLES,
    ...SHORT_MONTHS.map((name) => name.toLowerCase()),
    ...abbreviations.never_end.split(' '),
    ...abbreviations.never_end_in_other_languages.split(' '),
  ].filter((word) => !MAY_END.has(word) && !BEFORE_NUMBERS.has(word)),
);

/** An alternation of short words with a capital, as they stand before and in names: Mr, Sen, St, Jr. */
export const SHORT_IN_NAMES = patternOf([...SHORT_TITLES, 'st', 'jr', 'sr'].map(capitalised));

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
