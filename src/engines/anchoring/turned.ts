import { languageOf } from '../fidelity/language.js';
import type { Words } from '../fidelity/words.js';
import type { Alignment } from './alignment/alignment.js';
import { wordsAt } from './alignment/marked.js';
import { isDenied } from './denials.js';
import type { Place } from './places.js';
import { areTwoSpeakers } from './speaker.js';

// Words that stand as they stood, and yet no longer say the same, because of what stands before them.

export const TURNS = ['negation_before', 'negation_no_longer_before', 'other_speaker'] as const;

/**
 * `negation_before`: a “not” before the words has come in. `negation_no_longer_before`: it has vanished.
 * `other_speaker`: they stand under the name of somebody else.
 */
export type Turn = (typeof TURNS)[number];

/** Null where what stands before them makes no difference. */
export function turnOf({ old, now }: Alignment, from: Place, to: Place): Turn | null {
  if (areTwoSpeakers({ text: old.text, start: from.start }, { text: now.text, start: to.start }))
    return 'other_speaker';
  const [there, here] = [wordsAt(old, from).from, wordsAt(now, to).from];
  const language = languageOf([...wordsRound(old, there), ...wordsRound(now, here)]);
  const before = isDenied(old, there, language);
  const after = isDenied(now, here, language);
  if (before === after) return null;
  return after ? 'negation_before' : 'negation_no_longer_before';
}

/** Enough to tell the language by. */
const AROUND = 60;

function wordsRound({ folded }: Words, at: number): readonly string[] {
  return folded.slice(Math.max(0, at - AROUND), at + AROUND);
}
