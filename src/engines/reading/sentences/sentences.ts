import { firstIndex } from '../../text/first-index.js';
import type { Span } from '../../text/span.js';
import { CLOSING_MARKS } from '../regions/characters.js';
import { type Tokens, tokenAt } from '../tokens/tokens.js';
import { STOPS } from './stops.js';

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

/** UTF-16 code units to either side: a longer sentence is hardly prose. */
const MAX_BESIDE_UTF16 = 600;
const STOPPED = new RegExp(`[${STOPS}][${CLOSING_MARKS})]{0,3}$`);

/** The part before a position of the sentence that the character before it is in. */
export function sentenceBefore(tokens: Tokens, at: number): Span {
  const { sentences, starts } = tokens;
  const start = starts[sentences[sentenceUpTo(tokens, at)] as number] ?? 0;
  return [Math.min(at, Math.max(start, at - MAX_BESIDE_UTF16)), at];
}

/** The part after a position of that sentence, without the stop that ends it. */
export function sentenceAfter(tokens: Tokens, at: number): Span {
  const { sentences, ends, text } = tokens;
  const last = (sentences[sentenceUpTo(tokens, at) + 1] ?? 0) - 1;
  const end = Math.min(ends[last] ?? text.length, at + MAX_BESIDE_UTF16);
  return [at, Math.max(at, at + text.slice(at, end).replace(STOPPED, '').length)];
}

/** Of the token that ends at a position or after it; past the last one, the last. */
function sentenceUpTo(tokens: Tokens, at: number): number {
  return tokens.sentenceOf[Math.min(tokenAt(tokens, at - 1), tokens.count - 1)] ?? 0;
}

/** Whether a sentence begins between two positions and not at either. */
export function hasSentenceStart({ sentences, starts, text }: Tokens, [start, end]: Span): boolean {
  const startOf = (at: number) => starts[sentences[at] as number] ?? text.length;
  const first = firstIndex(sentences.length, (at) => startOf(at) > start);
  return first < sentences.length && startOf(first) < end;
}
