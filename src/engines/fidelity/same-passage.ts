import type { Comparison, FidelityFlag } from './verdict.js';

// When two passages are the same words: one rule for whoever compares a wording with a text and whoever finds a
// passage again in a newer copy of it.

/** A whole sentence is more than was marked: that it goes on is no change. */
const VERBATIM: ReadonlySet<string> = new Set(['exact', 'truncated']);

/** What may be said of words that are the same, one by one, in the same order and with no others between. */
const SAME_WORDS: ReadonlySet<FidelityFlag> = new Set([
  'typographic',
  'initial_case',
  'final_punctuation',
  'fragment',
  'interrupted_by_attribution',
  'filler_omitted',
  'source_markup',
  'source_unpunctuated',
  'capital',
  'hyphen',
  'said_by_another',
  'quoted_within',
  'not_in_marks',
  'negation_not_checked',
  'negation_before',
  'cut_start',
  'cut_end',
]);

/** Whether a comparison of one passage with another found the same words, whatever marks and lines stand between them. */
export function isSamePassage({ verdict, flags }: Pick<Comparison, 'verdict' | 'flags'>): boolean {
  return VERBATIM.has(verdict) && flags.every((flag) => SAME_WORDS.has(flag));
}
