import { firstIndex } from '../../text/first-index.js';
import type { Span } from '../../text/span.js';
import type { Tokens } from '../tokens/tokens.js';

// The sentences of a text as spans, and the one at a position.

/** In order, with the marks that close them and without the white space between them. */
export function sentencesOf({ sentences, starts, ends }: Tokens): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + 1 < sentences.length; at += 1) {
    const [first, next] = [sentences[at] as number, sentences[at + 1] as number];
    if (next > first) spans.push([starts[first] as number, ends[next - 1] as number]);
  }
  return spans;
}

/**
 * The sentence that a position is in; in the space between two, the one that follows, and after the last one the last.
 * Null where there are none.
 */
export function sentenceAt(sentences: readonly Span[], position: number): Span | null {
  const at = firstIndex(sentences.length, (index) => (sentences[index]?.[1] ?? 0) > position);
  return sentences[at] ?? sentences.at(-1) ?? null;
}
