import { attributionIn } from '../fidelity/language/attribution.js';
import { readWords, type Words } from '../reading/compared/words.js';
import type { Span } from '../text/span.js';
import { MAX_CONTEXT_UTF16 } from './marks.js';

// “On this – he said – we agree”: an attribution between dashes within the quotation marks.

const BETWEEN_DASHES = /\s*(?:[–—]|\s-{1,2}\s|--)\s*([^–—\n]{3,120}?)\s*(?:[–—]|\s-{1,2}\s|--)\s*/gu;
/**
 * It begins with the speaker, or with the verb and then the speaker: “said Ada Berg”, and not “said to cost
 * millions”.
 */
const NAMES_SPEAKER =
  /^(?:he|she|they)\s|^\p{Lu}|^(?:the\s)?(?:\p{Ll}+\s){1,3}(?:said|says|told|according)\b|^(?:said|says|according to)\s(?:the\s|\p{Lu})/u;

/** The spans of such attributions, with the dashes and spaces around them. */
export function insertedIn(text: string, quoted: Span): Span[] {
  const inside = text.slice(...quoted);
  const candidates = [...inside.matchAll(BETWEEN_DASHES)].filter(({ 1: words = '' }) =>
    NAMES_SPEAKER.test(words),
  );
  if (candidates.length === 0) return [];
  const { words, from } = wordsAround(text, quoted);
  return candidates
    .map(({ index, 0: whole }): Span => [quoted[0] + index, quoted[0] + index + whole.length])
    .filter(
      (span) => attributionIn(words, wordRange(words, [span[0] - from, span[1] - from])) === 'interrupts',
    );
}

/** The words around a span, and the offset of their text in the whole, in UTF-16 code units. */
export function wordsAround(
  text: string,
  [start, end]: Span,
): { readonly words: Words; readonly from: number } {
  const from = Math.max(0, start - MAX_CONTEXT_UTF16);
  return { words: readWords(text.slice(from, end + 400)), from };
}

/** The words that begin within a span of the text they were read from. */
export function wordRange({ starts }: Words, [start, end]: Span): readonly [number, number] {
  const first = starts.findIndex((at) => at >= start);
  const after = starts.findIndex((at) => at >= end);
  return [first < 0 ? starts.length : first, after < 0 ? starts.length : after];
}
