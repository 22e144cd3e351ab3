import { TURNS, type Turn } from '../../engines/anchoring/turned.js';

// Why words that stand in a newer copy as they stood are said to be altered.

const TURN_WORDS: Readonly<Record<Turn | 'cut_end' | 'cut_start', string>> = {
  negation_before: '‘not’, or a word like it, now stands before these words',
  negation_no_longer_before: '‘not’, or a word like it, no longer stands before these words',
  other_speaker: 'These words now stand under the name of another speaker',
  cut_end: 'The sentence now goes on after these words',
  cut_start: 'The sentence now begins before these words',
};

/** Null where the words themselves were altered. */
export function turnWords(flags: readonly string[]): string | null {
  const turn = [...TURNS, 'cut_end' as const, 'cut_start' as const].find((one) => flags.includes(one));
  return turn === undefined ? null : TURN_WORDS[turn];
}
