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

const STOP = new RegExp(`[${ALL_STOPS}]`);
const QUESTION = new RegExp(`[${QUESTION_MARKS}]`);

/** Whether a sentence may end with one of these marks; an ellipsis counts. */
export function hasStop(marks: string): boolean {
  return STOP.test(marks);
}

export function hasQuestionMark(text: string): boolean {
  return QUESTION.test(text);
}
