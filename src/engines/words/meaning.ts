import meaning from '../../../data/words/meaning.json' with { type: 'json' };
import { patternOf, setOf } from './lists.js';

// English words by what replacing one with another does to a statement; the file describes each list.

/** Two words in lower case, in either order, with a colon between. */
export const OPPOSITES = inEitherOrder(meaning.opposites);
export const SPELLINGS = inEitherOrder(meaning.spellings);

export const HEDGES = setOf(meaning.hedges);
/** Those whose adding or removing changes no claim. */
export const MILD_HEDGES = setOf(meaning.mild);

/** The words that each short form stands for: can not, cannot for “can't”. */
export const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(meaning.contractions),
);

/** Conjunctions that begin a clause which a negation before them does not govern. */
export const CLAUSE_CONJUNCTIONS = setOf(meaning.clause_conjunctions, meaning.clause_conjunctions_or_adverbs);
/** Without “so” and “since”, which are adverbs as well; an alternation for a regular expression. */
export const PLAIN_CONJUNCTION = patternOf(setOf(meaning.clause_conjunctions));

function inEitherOrder(pairs: string): ReadonlySet<string> {
  return new Set(pairs.split(' ').flatMap((pair) => [pair, pair.split(':').toReversed().join(':')]));
}
