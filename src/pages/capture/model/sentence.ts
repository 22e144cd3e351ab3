import type { Span } from '../../../engines/fidelity/verdict.js';

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
  const before = [...text.slice(from, start).matchAll(SENTENCE_END)].at(-1);
  const [after] = text.slice(end, to).matchAll(SENTENCE_END);
  return [
    before === undefined ? from : from + before.index + before[0].length,
    after === undefined ? to : end + after.index,
  ];
}
