import { isFunctionWord } from '../fidelity/text/weights.js';
import { endsSentence, startsUpperCase } from '../reading/compared/sentences.js';
import type { Words } from '../reading/compared/words.js';
import { fold } from '../text/fold.js';
import { calendarWords, DAYS_OR_WORDS, MONTHS_OR_NAMES } from '../words/calendar.js';

// Recognises months and days of the week among identical common words: “may”, “march”, “sun”.

/** Of languages that write them in lower case too, without the one that is a planet. */
const NAMES = new Set(
  (['en', 'de', 'fr', 'es'] as const)
    .flatMap(calendarWords)
    .map(fold)
    .filter((name) => name !== 'mars'),
);
/** They need a capital, and more than that at the start of a sentence. */
const AMBIGUOUS = new Set([...MONTHS_OR_NAMES, ...DAYS_OR_WORDS]);

const BEFORE =
  /^(?:\d+(?:st|nd|rd|th)?|in|on|since|until|till|by|before|after|from|last|next|early|late|mid|of|every)$/;
const AFTER = /^(?:\d+(?:st|nd|rd|th)?)$/;

/** Whether a word names a month or a day where it stands. */
export function isDateName(words: Words, at: number): boolean {
  const word = words.folded[at] ?? '';
  if (!NAMES.has(word)) return false;
  if (!AMBIGUOUS.has(word)) return true;
  if (!startsUpperCase(words, at)) return false;
  const isBeside = AFTER.test(words.folded[at + 1] ?? '') || BEFORE.test(words.folded[at - 1] ?? '');
  return isBeside || (!endsSentence(words, at) && !isShouted(words, at) && !isSurname(words, at));
}

/** “Theresa May”: a name precedes it. */
function isSurname(words: Words, at: number): boolean {
  const before = words.folded[at - 1] ?? '';
  return startsUpperCase(words, at - 1) && !NAMES.has(before) && !isFunctionWord(before);
}

/** In a headline set in capitals a capital is no evidence. */
function isShouted({ text, starts, ends }: Words, at: number): boolean {
  const word = text.slice(starts[at], ends[at]);
  return word.length > 1 && word === word.toUpperCase();
}
