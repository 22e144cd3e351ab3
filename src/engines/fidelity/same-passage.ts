import type { Comparison, FidelityFlag } from './verdict.js';

// Defines when two passages are the same words, for comparing a wording with a text and for finding a passage again
// in a newer copy.

/** A whole sentence may be longer than the marked words, so that truncation is no change. */
const VERBATIM: ReadonlySet<string> = new Set(['exact', 'truncated']);

/** Flags that are possible for words that are identical one by one, contiguous and in the same order. */
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

/**
 * Whether a comparison of two passages found the same words, whatever punctuation and line breaks are between them.
 */
export function isSamePassage({ verdict, flags }: Pick<Comparison, 'verdict' | 'flags'>): boolean {
  return VERBATIM.has(verdict) && flags.every((flag) => SAME_WORDS.has(flag));
}
