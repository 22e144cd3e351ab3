import type { Language } from '../../language/language.js';
import { endsSentence, startsUpperCase } from '../../reading/compared/sentences.js';
import { isNumberWord } from '../../words/numbers.js';
import { areOpposites } from '../language/antonyms.js';
import { isContraction } from '../language/contractions.js';
import { isHedge, isMonth } from '../language/hedges.js';
import { isNegation } from '../language/negations.js';
import { isSpellingVariant } from '../language/spellings.js';
import { isFunctionWord } from '../text/weights.js';
import type { Run } from './same-word.js';

// The distance between two words, or a word and a contraction, and the kind of change.

export type PairKind =
  | 'contraction'
  | 'spelling'
  | 'negation'
  | 'number'
  | 'antonym'
  | 'hedge'
  | 'mark'
  | 'other';

/** No substitution costs less. */
export const SIMILAR_COST = 0.6;
const DIFFERENT_COST = 1;
/** A name preferably replaces a name; this only breaks ties. */
const NAMES_COST = 0.95;
/** A content word does not replace a function word. */
const UNLIKE_KINDS_COST = 1.15;

/** The cost of a substitution; infinite for runs of several words that are no contraction. */
export function costOfPair(a: Run, b: Run): number {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  if (words.length + others.length > 2)
    return isOneOfTwo(words, others) ? SIMILAR_COST : Number.POSITIVE_INFINITY;
  const [word = '', other = ''] = [words[0], others[0]];
  if (sharedStart(word, other) >= 3 || isContraction(words, others)) return SIMILAR_COST;
  if (isNumberWord(word, null) && isNumberWord(other, null)) return SIMILAR_COST;
  if (isName(a) && isName(b)) return NAMES_COST;
  return isFunctionWord(word) === isFunctionWord(other) ? DIFFERENT_COST : UNLIKE_KINDS_COST;
}

/** The kind of change from `b` to `a`; the gravest that applies. */
export function kindOfPair(a: readonly string[], b: readonly string[], language: Language | null): PairKind {
  const isNegative = (words: readonly string[]) => words.some((word) => isNegation(word, language));
  if (isContraction(a, b)) return 'contraction';
  if (isNegative(a) !== isNegative(b)) return 'negation';
  const [word = '', other = ''] = [a[0], b[0]];
  if (lettersOf(a) === lettersOf(b)) return 'mark';
  if (isSpellingVariant(word, other)) return 'spelling';
  if (isNumberWord(word, language) || isNumberWord(other, language)) return 'number';
  if (areOpposites(word, other)) return 'antonym';
  return isHedge(word) || isHedge(other) ? 'hedge' : 'other';
}

/** Whether one word equals several: a contraction, a number, or a word split by a hyphen or a space. */
function isOneOfTwo(a: readonly string[], b: readonly string[]): boolean {
  return isContraction(a, b) || areLettersSame(a, b);
}

function areLettersSame(a: readonly string[], b: readonly string[]): boolean {
  return lengthOf(a) === lengthOf(b) && a.join('') === b.join('');
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, { length }) => sum + length, 0);
}

/** Capitalised within a sentence: “May” is not the verb there. */
function isName({ words, at }: Run): boolean {
  return (
    startsUpperCase(words, at) &&
    !endsSentence(words, at) &&
    (!isFunctionWord(words.folded[at] ?? '') || isMonth(words, at))
  );
}

function wordsOf({ words, at, count }: Run): readonly string[] {
  return words.folded.slice(at, at + count);
}

/** Without apostrophes and hyphens. */
function lettersOf(words: readonly string[]): string {
  return words.join('').replaceAll("'", '');
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
