import { patternOf } from '../words/lists.js';
import { sayingForms } from '../words/saying.js';

// Verbs of saying, and the clause that one of them governs, as patterns for words in lower case.

/** They name or judge somebody, and seldom bring in what is said. */
const NAMING = new Set(
  'call describe put mock blast slam praise press thank question believe author name'.split(' '),
);
const BASES = sayingForms('quotes', 'base').filter((verb) => !NAMING.has(verb));

const MORE = 'goes went hears heard swears swore brags bragged testifies testified recalls recalled'.split(
  ' ',
);
/** “said”, “tells”, “goes”: what somebody does who speaks. */
export const SAID = `(?:${patternOf([...sayingForms('quotes', 'past', 'third'), ...MORE])})`;
/** “say”, after “would”, “to”. */
export const SAY = `(?:${patternOf(BASES)}|go(?= ?[,:]))`;
/** “said”, after “have”. */
export const HAVE_SAID = `(?:${patternOf(sayingForms('quotes', 'participle'))})`;
export const SAYING = `(?:${patternOf(sayingForms('quotes', 'gerund'))})`;

/** A word of the same clause, with the space before it. */
export const WORD = String.raw`(?: [^\s,;:—–]+)`;
/** The first words of the clause that follows. */
export const START = String.raw`^[ ,]*?(?:[^\s,;:—–]+)?`;
/** Up to the words that are brought in. */
export const TO_WORDS = `${WORD}{0,7}[ ,:]*$`;

const ASIDE =
  / , (?:(?:and|but|though|although) (?:did|does|do|has|have|had|was|is|were|would|could|will) (?:not|never)|(?:and|but) (?:i|we|you|he|she|they|it|this|that)\b|who|whom|whose|which|where|when|while|as|after|before|now|then|an?|the|his|her|their|of|from|in|at|for|with|on|by|not|speaking|standing|sitting|holding|looking|turning|still|himself|herself|formerly|former|himself|\d+)(?: [^,;:]*?)?(?= ,)/gu;

/** What stands between commas as an aside (“, who denied it,”) is blanked, so that no word moves. */
export function withoutAsides(said: string): string {
  return said.replace(ASIDE, (aside) => aside.replaceAll(/\S/gu, '_'));
}

const BREAK =
  / ?[;:—–] (?=.*\p{L})| , (?=(?:but|and|then|so|yet|while|whereas|although|though|until)\b)| (?=(?:but|because|whereas) )/gu;

/** Index of the clause that ends with the words: the last one. */
export function lastClauseStart(said: string): number {
  return [...said.matchAll(BREAK)].reduce((_, { 0: gap, index }) => index + gap.length, 0);
}
