import { BEFORE_NUMBERS, MAY_END, NEVER_END } from '../../words/abbreviations.js';
import { SHORT_MONTHS } from '../../words/calendar.js';
import { isMonthName } from '../../words/numbers.js';
import { remembered } from '../tokens/remembered.js';

// Words whose full stop may not end a sentence.

/** U.S., a.m. */
const LETTERS = /^\p{L}(?:\.\p{L})+$/u;
/** “Jan.” ends a sentence more often than a title does. */
const SHORT_MONTH: ReadonlySet<string> = new Set(SHORT_MONTHS.map((month) => month.toLowerCase()));
const BEGINS =
  /^(?:the|a|an|he|she|it|they|we|i|but|and|in|on|at|for|if|when|while|as|his|her|their|its|this|that|these|those|there|some|many|most|after|before|what|asked|according)$/i;
/** Words of one letter: after a word in lower case they are no initials. */
const LETTER_WORDS: ReadonlySet<string> = new Set(['I', 'X']);
const DAY = /^(?:[1-9]|[12]\d|3[01])$/;

const TIME = /^[ap]\.m$/i;
/** After it: a day, or the time zone. */
const AFTER_TIME =
  /^(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?|today|tomorrow|eastern|central|mountain|pacific|gmt|utc|bst|[ecmp][sd]?t|local|[A-Z])$/i;

type Kind = 'title' | 'may_end' | 'initial' | 'number' | 'ordinal' | null;

const kindOf = remembered((word: string): Kind => {
  const lower = word.toLowerCase();
  if (LETTERS.test(word) || MAY_END.has(lower) || SHORT_MONTH.has(lower)) return 'may_end';
  if (/^\p{Lu}$/u.test(word)) return 'initial';
  if (BEFORE_NUMBERS.has(lower)) return 'number';
  if (NEVER_END.has(lower) || /^\p{Ll}$/u.test(word)) return 'title';
  return DAY.test(word) ? 'ordinal' : null;
});

/** Whether a full stop directly after a word belongs to it. */
export function isAbbreviation(word: string): boolean {
  const kind = kindOf(word);
  return kind === 'title' || kind === 'may_end' || kind === 'initial';
}

/**
 * Whether the full stop between two words belongs to the first: “J. Smith”, “No. 7”, “3. Mai”.
 * @param isAfterLowerCase whether a word in lower case precedes the first: “posted on X. Lind said”
 */
export function isWithinSentence(word: string, next: string, isAfterLowerCase = false): boolean {
  switch (kindOf(word)) {
    case 'title':
      return true;
    case 'may_end':
      return TIME.test(word) && next !== '' ? AFTER_TIME.test(next) : !BEGINS.test(next);
    case 'initial':
      return !BEGINS.test(next) && !(isAfterLowerCase && LETTER_WORDS.has(word) && next.length > 1);
    case 'number':
      return /^\p{N}/u.test(next);
    case 'ordinal':
      return isMonthName(next);
    default:
      return false;
  }
}

/** Whether a word is one letter, which before an opening mark ends a sentence: “on X. “Take …””. */
export function isInitial(word: string): boolean {
  return kindOf(word) === 'initial';
}

/** Whether words such as “p.m.”, “a” and “3” may end a sentence before any capital: “at 9 p.m. Berg left”. */
export function mayEndSentence(word: string): boolean {
  return /^(?:\p{Ll}|\d{1,2})$/u.test(word) || (kindOf(word) === 'may_end' && /^\p{Ll}/u.test(word));
}
