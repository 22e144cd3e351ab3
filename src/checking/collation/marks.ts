import type { Row } from '../../engines/collation/row.js';
import type { Reference } from './pieces.js';

// Marks that can turn what the same words say: a question mark, and quotation marks that hold a word at a distance.

/** How the marks of a wording part from those of the passage of the reference that it has; none for most. */
export function otherSigns(wording: string, row: Row, reference: Reference): string[] {
  const there = passageOf(row, reference);
  const [asks, asked] = [/[?？؟]/u.test(wording), /[?？؟]/u.test(there)];
  const question = asks ? 'a question here, not in the reference' : 'a question in the reference, not here';
  return [
    ...(asks === asked ? [] : [question]),
    ...(quotedIn(wording) === quotedIn(there) ? [] : ['other quotation marks']),
  ];
}

/** With the marks that stand round it, up to the words that the wording says nothing of. */
function passageOf({ cells }: Row, { text, columns }: Reference): string {
  const from = cells.findIndex(({ op }) => op !== 'outside');
  const to = cells.findLastIndex(({ op }) => op !== 'outside');
  return text.slice(columns[from - 1]?.end ?? 0, columns[to + 1]?.start ?? text.length);
}

const WHOLE = /^["“”„«»‘'].*["“”„«»’'][.,!?…]?$/su;
const DOUBLE = /["“”„«»]/gu;
/** An apostrophe has no word that begins behind it and another that ends before its like. */
const SINGLE = /(?<![\p{L}\p{N}])['‘‚](?=[\p{L}\p{N}][^'‘’]*['’](?![\p{L}\p{N}]))/gu;

/** How many pairs of quotation marks stand inside; those round the whole are the way it is printed. */
function quotedIn(words: string): number {
  const bare = words.trim();
  const pairs = Math.floor([...bare.matchAll(DOUBLE)].length / 2) + [...bare.matchAll(SINGLE)].length;
  return WHOLE.test(bare) ? Math.max(0, pairs - 1) : pairs;
}
