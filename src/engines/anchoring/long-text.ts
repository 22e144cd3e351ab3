import { compareWording } from '../fidelity/compare.js';
import type { ReadText } from '../fidelity/text.js';
import type { Comparison } from '../fidelity/verdict.js';
import { readWords } from '../fidelity/words.js';
import { rarePassage } from './rare-passage.js';
import { shifted } from './shifted.js';

// A long text is compared where the wording's rarest words stand together, and as a whole only where they do not
// tell one passage from all others.

/** Words; shorter texts are compared as a whole in a moment. */
const LONG = 4_000;
/** Words round the passage that a comparison looks at, to see where sentences begin and what kind of text it is. */
const AROUND = 120;

/** What `compareWording` answers, sooner where the text is long: in about the time that a short one takes. */
export function compareInLong(wording: string, text: ReadText): Comparison {
  const passage = text.folded.length < LONG ? null : rarePassage(readWords(wording).folded, text);
  if (passage === null) return compareWording(wording, text);
  const last = Math.min(text.folded.length, passage.to + AROUND) - 1;
  const start = text.starts[Math.max(0, passage.from - AROUND)] ?? 0;
  const there = compareWording(wording, text.text.slice(start, text.ends[last]));
  // What was put together of distant passages shows in the whole text alone.
  const isSettled = there.verdict !== 'not_found' && there.verdict !== 'spliced';
  return isSettled ? shifted(there, start) : compareWording(wording, text);
}
