import { MEANING_CHANGES, type MeaningChange } from '../../engines/anchoring/meaning-change.js';

// Explains why unchanged words count as altered in a newer copy.

const MEANING_CHANGE_WORDS: Readonly<Record<MeaningChange | 'cut_end' | 'cut_start', string>> = {
  negation_before: 'These words now follow ‘not’ or a similar word',
  negation_no_longer_before: 'These words no longer follow ‘not’ or a similar word',
  other_speaker: 'These words are now attributed to another speaker',
  cut_end: 'The sentence now continues after these words',
  cut_start: 'The sentence now begins earlier',
};

/** Null where the words themselves were altered. */
export function meaningChangeWords(flags: readonly string[]): string | null {
  const change = [...MEANING_CHANGES, 'cut_end' as const, 'cut_start' as const].find((one) =>
    flags.includes(one),
  );
  return change === undefined ? null : MEANING_CHANGE_WORDS[change];
}
