import { isFunctionWord } from '../fidelity/text/weights.js';
import { endsSentence, startsUpperCase } from '../reading/compared/sentences.js';
import type { Words } from '../reading/compared/words.js';

// Recognises months and days of the week among identical common words: “may”, “march”, “sun”.

const MONTHS =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec';
const DAYS =
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun';
/** Names that other languages write in lower case too, without those that are common words there. */
const ELSEWHERE =
  'januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
  'janvier fevrier avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche ' +
  'enero febrero abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo';

const NAMES = new Set(`${MONTHS} ${DAYS} ${ELSEWHERE}`.replace('märz', 'marz').split(' '));
/** Also common words, so they need a capital, and more than that at the start of a sentence. */
const AMBIGUOUS = new Set('may march august mar jan sun sat wed mon fri dec sep mai mars'.split(' '));

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
