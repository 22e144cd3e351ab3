import type { Span } from '../../../engines/text/span.js';

/** How far a sentence is looked for on each side, in UTF-16 code units. */
export const MAX_SENTENCE_UTF16 = 1_000;
/** What ends a sentence, with the marks and the space after it. */
const SENTENCE_END = /[.!?…]["”’»)]*\s+(?=["“‘„«(]?\p{Lu})|\n/gu;

/** The sentence, or sentences, of some words, within their paragraph. */
export function sentenceAround(text: string, [start, end]: Span): Span {
  const [from, to] = [
    Math.max(0, start - MAX_SENTENCE_UTF16),
    Math.min(text.length, end + MAX_SENTENCE_UTF16),
  ];
  // Whether a sentence ends is seen by what follows: the first letters of the words, or their own last mark.
  const before = [...text.slice(from, start + 2).matchAll(SENTENCE_END)]
    .filter(({ 0: mark, index }) => from + index + mark.length <= start)
    .at(-1);
  const last = Math.max(start, end - 1);
  const [after] = text.slice(last, to).matchAll(SENTENCE_END);
  return [
    before === undefined ? from : from + before.index + before[0].length,
    after === undefined ? to : Math.max(end, last + after.index),
  ];
}
