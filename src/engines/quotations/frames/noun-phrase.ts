import { WEEKDAYS } from '../../words/calendar.js';
import { PLURAL_NOUNS, SPEECH_VERBS } from '../../words/saying.js';
import { AUXILIARIES } from './auxiliaries.js';
import type { Token } from './tokens.js';

// Reads an English noun phrase that may name a speaker: “Ada Berg”, “the minister for harbours”, “she”.

export const PRONOUNS: ReadonlySet<string> = new Set(
  'he she they it we i you who one others some many several critics another both neither everyone someone'.split(
    ' ',
  ),
);
const DETERMINERS: ReadonlySet<string> = new Set(
  (
    'the a an this that these those his her its their our my one two three four five six several some many most few ' +
    'another other no each both all former then-president ex-president'
  ).split(' '),
);
const PARTICLES: ReadonlySet<string> = new Set(
  'de da van von der den bin al el la le du di af av dos del ibn'.split(' '),
);
/** Prepositions that belong to a noun phrase: “a spokesman for the ministry”. */
const JOINING: ReadonlySet<string> = new Set('of for at in from with and on to &'.split(' '));
/** Words that end one: a place, a day or another clause follows. */
const ENDING: ReadonlySet<string> = new Set([
  ...WEEKDAYS.map((day) => day.toLowerCase()),
  ...(
    'during after before when while as because that which whose whom who where if but or since until amid by via through ' +
    'against about over under into onto today yesterday tonight earlier later last this next'
  ).split(' '),
]);

/** Capital only because a sentence begins with them. */
const STARTERS: ReadonlySet<string> = new Set(
  'but and or so yet still meanwhile however instead then later earlier also now here there not no as if'.split(
    ' ',
  ),
);

/** Maximum number of words. */
const MAX_WORDS = 18;

/** The index after the noun phrase that begins at a token; null where none begins. */
export function nounPhraseEnd(tokens: readonly Token[], from: number): number | null {
  const first = tokens[from];
  if (!first?.isWord || STARTERS.has(first.lower) || ENDING.has(first.lower) || JOINING.has(first.lower))
    return null;
  if (PRONOUNS.has(first.lower) && !tokens[from + 1]?.isCapital && !startsNoun(tokens, from)) return from + 1;
  if (!first.isCapital && !DETERMINERS.has(first.lower) && !isCommonNoun(first)) return null;
  let at = from + 1;
  while (at < tokens.length && at - from < MAX_WORDS) {
    const next = afterWord(tokens, at);
    if (next === null) break;
    at = next;
  }
  return DETERMINERS.has(first.lower) && at === from + 1 ? null : at;
}

/** “one official”, “several aides”: the word is a determiner there. */
function startsNoun(tokens: readonly Token[], from: number): boolean {
  const [first, next] = [tokens[from], tokens[from + 1]];
  return first !== undefined && DETERMINERS.has(first.lower) && next !== undefined && isCommonNoun(next);
}

/** The index after the next word of the phrase; null where the phrase ends. */
function afterWord(tokens: readonly Token[], at: number): number | null {
  const [word, next] = [tokens[at], tokens[at + 1]];
  if (word === undefined) return null;
  if (word.text === '(') return afterBracket(tokens, at);
  if (!word.isWord && word.text !== '&') return null;
  if (PARTICLES.has(word.lower) && next?.isCapital) return at + 1;
  if (JOINING.has(word.lower)) return next && continues(next) ? at + 1 : null;
  if (word.isCapital) return ENDING.has(word.lower) ? null : at + 1;
  return isCommonNoun(word) ? at + 1 : null;
}

function continues(word: Token): boolean {
  return (word.isCapital || DETERMINERS.has(word.lower) || isCommonNoun(word)) && !ENDING.has(word.lower);
}

export function isCommonNoun({ lower, isWord, isCapital }: Token): boolean {
  if (!isWord || isCapital) return false;
  return !(
    (SPEECH_VERBS.has(lower) && !PLURAL_NOUNS.has(lower)) ||
    AUXILIARIES.has(lower) ||
    ENDING.has(lower) ||
    JOINING.has(lower) ||
    PRONOUNS.has(lower) ||
    /ly$/.test(lower)
  );
}

/** “Ada Berg (R-Wexford)”. */
function afterBracket(tokens: readonly Token[], at: number): number | null {
  for (let end = at + 1; end < Math.min(tokens.length, at + 8); end += 1)
    if (tokens[end]?.text === ')') return end + 1;
  return null;
}
