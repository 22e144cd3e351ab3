import { MEANING_CHANGES, type MeaningChange } from '../../engines/anchoring/meaning-change.js';
import { ATTRIBUTION_CHANGES, type AttributionChange } from '../../engines/context/attribution-change.js';

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

const ATTRIBUTION_CHANGE_WORDS: Readonly<Record<AttributionChange, string>> = {
  credited_to_another: 'The newer copy credits these words to somebody else',
  no_longer_credited: 'The newer copy no longer says whose words these are',
  now_denied: 'In the newer copy these words are denied',
  now_conditional: 'In the newer copy these words depend on a condition',
  now_asked: 'In the newer copy these words are asked, not stated',
  now_hearsay: 'In the newer copy somebody recounts these words',
  now_quoted_within: 'In the newer copy the speaker is quoting these words',
  now_imagined: 'In the newer copy nobody is said to have spoken these words',
  no_longer_denied: 'The newer copy no longer denies these words',
  in_correction: 'In the newer copy these words are in a correction',
};

/** The gravest change of whose words they are, or how they are set; null where nothing changed. */
export function attributionChangeWords(flags: readonly string[]): string | null {
  const change = ATTRIBUTION_CHANGES.find((one) => flags.includes(one));
  return change === undefined ? null : ATTRIBUTION_CHANGE_WORDS[change];
}
