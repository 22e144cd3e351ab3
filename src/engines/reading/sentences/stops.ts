// Which characters end a sentence or a clause. All who look for its end compose their patterns from these.

/** For a character class of a regular expression: those before a space, in Latin, Arabic, Urdu and Devanagari. */
export const STOPS = '.!?\\u2026\\u061F\\u06D4\\u0964\\u0965';
/** For a class: those of scripts without spaces, which end a sentence whatever follows. */
export const FULL_WIDTH_STOPS = '\\u3002\\uFF01\\uFF1F\\uFF0E\\uFF61';
/** For a class: all. */
export const ALL_STOPS = STOPS + FULL_WIDTH_STOPS;
