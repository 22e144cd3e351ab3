import { compareWording } from '../fidelity/compare.js';
import { type Readable, type ReadText, readPart, readText } from '../fidelity/text/text.js';
import type { Comparison, Printed } from '../fidelity/verdict.js';
import { withVoice } from '../fidelity/voice.js';
import { readWords } from '../reading/compared/words.js';
import type { Span } from '../text/span.js';
import { rarePassage } from './rare-passage.js';
import { moved, shifted } from './shifted.js';

// Compares a wording with a long text near the wording's rarest words, and with the whole text only where these do
// not single out a passage.

/** Words; a shorter text is compared as a whole. */
const MIN_LONG_TEXT_WORDS = 4_000;
/**
 * Words of context on either side that a comparison reads, to see where sentences begin and what kind of text it is.
 */
const CONTEXT_WORDS = 120;

/** The result of `compareWording`, in about the time that a short text takes. */
export function compareInLong(wording: string, source: Readable, printed: Printed = {}): Comparison {
  const text = readText(source);
  const passage =
    text.folded.length < MIN_LONG_TEXT_WORDS ? null : rarePassage(readWords(wording).folded, text);
  if (passage === null) return compareWording(wording, text, printed);
  const last = Math.min(text.folded.length, passage.to + CONTEXT_WORDS) - 1;
  const start = text.starts[Math.max(0, passage.from - CONTEXT_WORDS)] ?? 0;
  const part = partOf(text, start, text.ends[last] ?? text.text.length);
  const there = compareWording(wording, part, { ...printed, isPart: true });
  // A splice of distant passages shows in the whole text only.
  const isConclusive = there.verdict !== 'not_found' && there.verdict !== 'spliced';
  return isConclusive
    ? withVoice(shifted(there, start), text, printed)
    : compareWording(wording, text, printed);
}

/** Repeated boilerplate shows in the whole text only. */
function partOf(text: ReadText, start: number, end: number): ReadText {
  const { lines, rolling } = text.boilerplate();
  const within = (spans: readonly Span[]) =>
    spans.filter((span) => span[0] >= start && span[1] <= end).map((span) => moved(span, -start));
  return readPart(text.text.slice(start, end), { lines: within(lines), rolling: within(rolling) });
}
