import type { Span } from '../text/span.js';
import { BODY_NOUNS, BODY_WORDS, OUTLET_WORDS } from '../words/naming.js';
import { settingWords } from '../words/settings.js';
import { spanIn, type Words } from './around.js';

// Words that who speaks gives as the view of others: “My opponents claim that |”.

const ADVERB = '(?: (?:always|often|still|all|now|also|even|seem to|like to|keep|may|might|will|would|can))*';
/** A subject without a verb of its own, and without the one who speaks. */
const WORD =
  "(?!(?:i|we|us|is|are|was|were|has|have|had|do|does|did|and|but|or|if|what|as|not|never|'\\w+)\\b)[\\w'-]+";
const SUBJECT = `(?:they|he|she|you|(?:some|many|most|others|several|a few|plenty|my|his|her|their|your|the|these|those|certain|all|an?|one of)(?: ${WORD}){0,6}?)`;
const VIEW = new RegExp(
  `(?:^|[,;:—–] |\\b(?:and|but|because|that|when|so|know|though|while|there are|there is) )(${SUBJECT})${ADVERB} (?:${settingWords('opining')})(?: (?:me|us|you))?(?: that(?: [^\\s,;:]+){0,3})? ?$`,
  'u',
);
const VOICELESS = new RegExp(`^(?:${settingWords('documents')}|${settingWords('voiceless')})s?$`, 'u');

/** “According to my opponents, |” */
const ACCORDING = new RegExp(
  `\\baccording to (?:them|him|her|(?:(?:my|the|some|his|her|their) )?(?:${settingWords('generic')})) ?, ?$`,
  'u',
);

/** “some people | in this town” */
const ASIDE = / (?:in|from|at|on|with|around|across|who|whom) /u;

/** The words that give it so; null where none do. */
export function viewOfOthers(words: Words): Span | null {
  const according = ACCORDING.exec(words.said);
  if (according !== null) return spanIn(words, according.index);
  const found = VIEW.exec(words.said);
  const [, subject = ''] = found ?? [];
  if (found === null || (subject.split(ASIDE)[0] ?? '').split(' ').some(hasNoView)) return null;
  return spanIn(words, found.index + found[0].indexOf(subject));
}

/** A body speaks with the mouths of those who speak for it, and a document has none. */
function hasNoView(word: string): boolean {
  return VOICELESS.test(word) || BODY_WORDS.has(word) || BODY_NOUNS.has(word) || OUTLET_WORDS.has(word);
}
