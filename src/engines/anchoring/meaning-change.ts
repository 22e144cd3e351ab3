import { languageOf } from '../language/language.js';
import type { Words } from '../reading/compared/words.js';
import type { Alignment } from './alignment/alignment.js';
import { wordsAt } from './alignment/marked.js';
import { isDenied } from './denials.js';
import type { Place } from './places.js';
import { areTwoSpeakers } from './speaker.js';

// Detects unchanged words whose meaning or speaker changed because of what precedes them.

export const MEANING_CHANGES = ['negation_before', 'negation_no_longer_before', 'other_speaker'] as const;

/**
 * `negation_before`: a negation before the words was added. `negation_no_longer_before`: one was removed.
 * `other_speaker`: the words now stand under another name.
 */
export type MeaningChange = (typeof MEANING_CHANGES)[number];

/** Null where what precedes the words changes nothing. */
export function meaningChangeOf({ old, now }: Alignment, from: Place, to: Place): MeaningChange | null {
  if (areTwoSpeakers({ text: old.text, start: from.start }, { text: now.text, start: to.start }))
    return 'other_speaker';
  const [there, here] = [wordsAt(old, from).from, wordsAt(now, to).from];
  const language = languageOf([...wordsRound(old, there), ...wordsRound(now, here)]);
  const before = isDenied(old, there, language);
  const after = isDenied(now, here, language);
  if (before === after) return null;
  return after ? 'negation_before' : 'negation_no_longer_before';
}

/** Words that suffice to guess the language. */
const CONTEXT_WORDS = 60;

function wordsRound({ folded }: Words, at: number): readonly string[] {
  return folded.slice(Math.max(0, at - CONTEXT_WORDS), at + CONTEXT_WORDS);
}
