import { CLOSING_MARKS } from '../regions/characters.js';

// Which characters end a sentence or a clause. All who look for its end compose their patterns from these.

/** For a character class of a regular expression: those before a space, in Latin, Arabic, Urdu and Devanagari. */
export const STOPS = '.!?\\u2026\\u061F\\u06D4\\u0964\\u0965';
/** For a class: those of scripts without spaces, which end a sentence whatever follows. */
export const FULL_WIDTH_STOPS = '\\u3002\\uFF01\\uFF1F\\uFF0E\\uFF61';
/** For a class: all. */
export const ALL_STOPS = STOPS + FULL_WIDTH_STOPS;
/** For a class: full stops, without question and exclamation marks and the ellipsis. */
export const FULL_STOPS = '.\\u06D4\\u0964\\u3002\\uFF0E\\uFF61';
/** For a class: also Greek, Armenian and Arabic ones, and pairs of marks. */
export const QUESTION_MARKS = '?\\u037E\\u055E\\u061F\\uFF1F\\u2047-\\u2049';
/** For a class. */
export const EXCLAMATION_MARKS = '!\\uFF01';
/** For a class: commas, semicolons and colons of all scripts. */
export const PAUSES = ',;:\\u3001\\u060C\\u061B\\uFF0C\\uFF1A\\uFF1B';

/** For a regular expression: a stop, and what closes marks and brackets after it. */
export const STOP_AND_MARKS = `[${ALL_STOPS}][${CLOSING_MARKS})]{0,3}`;

const STOP = new RegExp(`[${ALL_STOPS}]`);
const QUESTION = new RegExp(`[${QUESTION_MARKS}]`);
const ASKED = new RegExp(`[${QUESTION_MARKS}][${CLOSING_MARKS})]*\\s?$`);
const ASKED_NEXT = new RegExp(`^[${CLOSING_MARKS})]*\\s?[${QUESTION_MARKS}]`);
const ENDED = new RegExp(`${STOP_AND_MARKS}$`);

/** Whether a sentence may end with one of these marks; an ellipsis counts. */
export function hasStop(marks: string): boolean {
  return STOP.test(marks);
}

export function hasQuestionMark(text: string): boolean {
  return QUESTION.test(text);
}

/** Whether a question mark ends some words, perhaps within marks or brackets that close. */
export function endsAsking(words: string): boolean {
  return ASKED.test(words.slice(-6));
}

/** Whether a question mark is the first sign, perhaps after marks or brackets that close. */
export function asksNext(words: string): boolean {
  return ASKED_NEXT.test(words.slice(0, 6));
}

/** Whether some words end with a stop, perhaps within marks or brackets that close. */
export function endsSentence(words: string): boolean {
  return ENDED.test(words.slice(-4));
}
