import type { ReadText } from '../fidelity/text.js';
import { matchGaps } from './alignment/gaps.js';
import { matchPhrases } from './alignment/phrases.js';
import { matchSentences } from './alignment/sentences.js';

// Which word of a newer text is which word of an older one, passages that were moved included. It tells what became of
// marked words from other words that are like them: every word of the newer text comes from one place alone.

/** A pair of texts with the words that are the same. */
export interface Alignment {
  readonly old: ReadText;
  readonly now: ReadText;
  /** For each word of the old text its word in the new one; -1 where it has none. */
  readonly images: Int32Array;
  /** The other way round. */
  readonly origins: Int32Array;
}

/** Words in a row that are looked for; longer ones first, since they are the same with more certainty. */
const PHRASE_LENGTHS = [8, 4];

/** In time that grows with the two texts and not with their product; in steps, so that others can run between them. */
export function* alignInSteps(old: ReadText, now: ReadText): Generator<void, Alignment> {
  const alignment = {
    old,
    now,
    images: new Int32Array(old.folded.length).fill(-1),
    origins: new Int32Array(now.folded.length).fill(-1),
  };
  // Whole sentences before parts of them, so that what is said in one is not taken for what is said in another.
  matchSentences(alignment);
  yield;
  for (const length of PHRASE_LENGTHS) {
    matchPhrases(alignment, length);
    yield;
  }
  matchGaps(alignment);
  return alignment;
}

export function alignTexts(old: ReadText, now: ReadText): Alignment {
  const steps = alignInSteps(old, now);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
