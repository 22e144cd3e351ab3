import type { ReadText } from '../../fidelity/text.js';
import type { Alignment } from './alignment.js';
import { matchGaps } from './gaps.js';
import { matchPhrases } from './phrases.js';
import { matchSentences } from './sentences.js';

// Which word of a newer text is which word of an older one, passages that were moved included. It tells what became of
// marked words from other words that are like them: every word of the newer text comes from one place alone.

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
