import { hasSentenceStart, sentenceAfter } from '../../reading/sentences/sentences.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';
import { CREDITING_WORDS, isSpeechVerb } from '../../words/saying.js';

// Whether a passage in marks goes on with the quotation before it, or has a credit of its own.

/** UTF-16 code units: a longer text between is no credit. */
const MAX_BETWEEN_UTF16 = 300;

/**
 * “…,” said Voss, “…”: interrupted within its sentence. “…,” said Voss. “…”: directly after the sentence of the credit.
 * @param cue of the quotation before
 */
export function continues(read: Tokens, before: Span, passage: Span, cue: Span | null): boolean {
  if (passage[0] - before[1] > MAX_BETWEEN_UTF16) return false;
  return (
    isOneCredit(read, before, passage) &&
    !hasOwnCredit(read.text, [before[1], passage[0]], cue) &&
    !isCredited(read, passage)
  );
}

/** Whether nothing ends between them but the sentence of the quotation before. */
function isOneCredit(read: Tokens, [, start]: Span, [end]: Span): boolean {
  return read.text.slice(start, end).trim() === '' || !hasSentenceStart(read, [start, end]);
}

/** A verb of saying that is not the cue of the quotation before: “, who told the radio that”. */
function hasOwnCredit(text: string, [start, end]: Span, cue: Span | null): boolean {
  for (const { 0: word, index } of text.slice(start, end).matchAll(/[\p{L}’'-]+/gu)) {
    const at = start + index;
    const isCue = cue !== null && at >= cue[0] && at < cue[1];
    if (!isCue && isCreditWord(word)) return true;
  }
  return false;
}

/** “…” came in, according to Voss: a credit follows within the sentence. */
function isCredited(read: Tokens, [, end]: Span): boolean {
  const [, until] = sentenceAfter(read, end);
  const words = read.text.slice(end, until).match(/[\p{L}’'-]+/gu) ?? [];
  return words.some(isCreditWord);
}

function isCreditWord(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    CREDITING_WORDS.has(lower) || (/^\p{Ll}/u.test(word) && isSpeechVerb(lower) && !AMBIGUOUS.test(lower))
  );
}

/** Nouns as often: “a point”, “his address”. */
const AMBIGUOUS =
  /^(?:point|address|report|question|state|claim|call|answer|comment|list|post|text|order|voice|term|charge|view|rule|appeal|demand|complaint|lie|snap|label|lay|put|read)s?$/;
