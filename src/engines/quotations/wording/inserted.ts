import type { Span } from '../../text/span.js';
import { isCue } from './credit-words.js';

// “On this – he said – we agree”: an attribution between dashes within the quotation marks.

const BETWEEN_DASHES = /\s*(?:[–—]|\s-{1,2}\s|--)\s*([^–—\n]{3,120}?)\s*(?:[–—]|\s-{1,2}\s|--)\s*/gu;
/**
 * It begins with the speaker, or with the verb and then the speaker: “said Ada Berg”, and not “said to cost
 * millions”.
 */
const NAMES_SPEAKER =
  /^(?:he|she|they)\s|^\p{Lu}|^(?:the\s)?(?:\p{Ll}+\s){1,3}(?:said|says|told|noted|according)\b|^(?:said|says|according to)\s(?:the\s|\p{Lu})/u;
/** So many words have the verb; a longer clause is rather the speaker's. */
const MAX_CUE_WORDS = 4;
const MAX_WORDS = 14;

/** The spans of such attributions, with the dashes and spaces around them. */
export function insertedIn(text: string, quoted: Span): Span[] {
  return [...text.slice(...quoted).matchAll(BETWEEN_DASHES)]
    .filter(({ 1: words = '' }) => NAMES_SPEAKER.test(words) && saysWhoSpoke(words))
    .map(({ index, 0: whole }): Span => [quoted[0] + index, quoted[0] + index + whole.length]);
}

function saysWhoSpoke(clause: string): boolean {
  const words = clause.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  return words.length <= MAX_WORDS && words.slice(0, MAX_CUE_WORDS).some(isCue);
}
