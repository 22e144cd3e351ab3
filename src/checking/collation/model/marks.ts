import type { Row } from '../../../engines/collation/row.js';
import type { Reference } from './pieces.js';

// Punctuation that can change the meaning of the same words: a question mark, and quotation marks around a term.

/** How the punctuation of a wording differs from the passage of the reference that it covers; usually empty. */
export function otherSigns(wording: string, row: Row, reference: Reference): string[] {
  const there = passageOf(row, reference);
  const [asks, asked] = [/[?？؟]/u.test(wording), /[?？؟]/u.test(there)];
  const question = asks ? 'a question here, not in the reference' : 'a question in the reference, not here';
  return [
    ...(asks === asked ? [] : [question]),
    ...(quotedIn(wording) === quotedIn(there) ? [] : ['other quotation marks']),
  ];
}

/** Includes surrounding punctuation, up to words that the wording does not cover. */
function passageOf({ cells }: Row, { text, columns }: Reference): string {
  const from = cells.findIndex(({ op }) => op !== 'outside');
  const to = cells.findLastIndex(({ op }) => op !== 'outside');
  return text.slice(columns[from - 1]?.end ?? 0, columns[to + 1]?.start ?? text.length);
}

const WHOLE = /^["“”„«»‘'].*["“”„«»’'][.,!?…]?$/su;
const DOUBLE = /["“”„«»]/gu;
/** No apostrophe matches, as that would need a word beginning after it and another ending before a second one. */
const SINGLE = /(?<![\p{L}\p{N}])['‘‚](?=[\p{L}\p{N}][^'‘’]*['’](?![\p{L}\p{N}]))/gu;

/** The number of pairs of quotation marks inside; those around the whole are typography. */
function quotedIn(words: string): number {
  const bare = words.trim();
  const pairs = Math.floor([...bare.matchAll(DOUBLE)].length / 2) + [...bare.matchAll(SINGLE)].length;
  return WHOLE.test(bare) ? Math.max(0, pairs - 1) : pairs;
}
