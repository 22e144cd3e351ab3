import type { ReadText } from '../../fidelity/text/text.js';
import type { Alignment } from './alignment.js';
import { matchGaps } from './gaps.js';
import { matchPhrases } from './phrases.js';
import { matchSentences } from './sentences.js';

// Aligns two versions of a text word by word, moved passages included. Each word of the newer text has at most one
// origin, so marked words are not confused with similar words elsewhere.

/** Lengths of phrases to match, in words, longest first: a longer match is more certain. */
const PHRASE_LENGTHS = [8, 4];

/**
 * Aligns `old` with `now` in time proportional to their lengths, not to their product. Yields between steps so that
 * the caller can let other work run.
 */
export function* alignInSteps(old: ReadText, now: ReadText): Generator<void, Alignment> {
  const alignment = {
    old,
    now,
    images: new Int32Array(old.folded.length).fill(-1),
    origins: new Int32Array(now.folded.length).fill(-1),
  };
  // Whole sentences are matched before parts, so that words of one sentence are not matched to another.
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
