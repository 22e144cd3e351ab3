import type { Span } from '../../text/span.js';
import { SHORT_IN_NAMES } from '../../words/abbreviations.js';
import { CREDITING_WORDS, isSpeechVerb } from '../../words/saying.js';
import { sentenceAfter } from '../frames/sentence.js';

// Whether a passage in marks goes on with the quotation before it, or has a credit of its own.

/** UTF-16 code units: a longer text between is no credit. */
const MAX_BETWEEN_UTF16 = 300;

/**
 * “…,” said Voss, “…”: interrupted within its sentence. “…,” said Voss. “…”: directly after the sentence of the credit.
 * @param cue of the quotation before
 */
export function continues(text: string, before: Span, passage: Span, cue: Span | null): boolean {
  if (passage[0] - before[1] > MAX_BETWEEN_UTF16) return false;
  return (
    isOneCredit(text, before, passage) &&
    !hasOwnCredit(text, [before[1], passage[0]], cue) &&
    !isCredited(text, passage)
  );
}

/** Whether nothing ends between them but the sentence of the quotation before. */
function isOneCredit(text: string, before: Span, passage: Span): boolean {
  const between = text.slice(before[1], passage[0]);
  if (between.trim() === '') return true;
  if (ENDED.test(text.slice(before[1] - 2, before[1])) && !/^[”"’»]?\s*\p{Ll}/u.test(between)) return false;
  return !SENTENCE_END.test(between.trimEnd().replace(ABBREVIATED, ''));
}

/** Of the words in marks: “She smiled.” after it is a sentence of its own. */
const ENDED = /[.!?…][”“"’»」]?$/u;
const SENTENCE_END = /[.!?…]["”’»)]{0,2}\s+\S/u;
const ABBREVIATED = new RegExp(String.raw`\b(?:\p{Lu}|${SHORT_IN_NAMES})\.(?= )`, 'gu');

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
function isCredited(text: string, [, end]: Span): boolean {
  if (!/^,?\s/u.test(text.slice(end, end + 2)) || ENDED.test(text.slice(end - 2, end))) return false;
  const [, until] = sentenceAfter(text, end);
  const words = text.slice(end, until).match(/[\p{L}’'-]+/gu) ?? [];
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
