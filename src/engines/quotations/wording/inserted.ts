import { endWithout } from '../../text/edges.js';
import type { Span } from '../../text/span.js';
import { isCue } from './credit-words.js';

// “On this – he said – we agree”: an attribution between dashes within the quotation marks.

/** White space within is bounded, and what precedes it is added afterwards: a run of it must not be read repeatedly. */
const BETWEEN_DASHES = /(?:[–—]|\s-{1,2}\s|--)\s*(?!\s)([^–—\n]{3,120}?)\s{0,40}(?:[–—]|\s-{1,2}\s|--)\s*/gu;
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
  const words = text.slice(...quoted);
  return [...words.matchAll(BETWEEN_DASHES)]
    .filter(({ 1: clause = '' }) => NAMES_SPEAKER.test(clause) && saysWhoSpoke(clause))
    .map(({ index, 0: whole }): Span => {
      const start = endWithout(words.slice(0, index));
      return [quoted[0] + start, quoted[0] + index + whole.length];
    });
}

function saysWhoSpoke(clause: string): boolean {
  const words = clause.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  return words.length <= MAX_WORDS && words.slice(0, MAX_CUE_WORDS).some(isCue);
}
