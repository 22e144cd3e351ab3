import { likenessOf } from '../text/likeness.js';
import { type AlikeKind, type Comparable, verbatimRelation } from './compare.js';

/** Minimum share of the longer text's words that the other has in the same order. */
const MIN_ORDERED_SHARE = 0.75;
/** Maximum number of words that are compared in order: in longer texts a few changed words weigh little. */
const MAX_ORDERED_WORDS = 40;

/**
 * The relation of a text that is looked up to a saved one. Unlike for the warning before a duplicate, a part may be
 * altered, however long the other is, and a short text with one word changed is `nearly` the same: the difference is
 * shown beside it.
 */
export function relationOf(sought: Comparable, saved: Comparable): AlikeKind | null {
  const verbatim = verbatimRelation(sought, saved);
  if (verbatim !== null) return verbatim;
  const { kind } = likenessOf(sought.keyed(), saved.keyed());
  if (kind !== 'different') return kind;
  return hasOrderedWords(sought.words, saved.words) ? 'nearly' : null;
}

function hasOrderedWords(first: readonly string[], second: readonly string[]): boolean {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (long.length > MAX_ORDERED_WORDS || short.length < long.length * MIN_ORDERED_SHARE) return false;
  return commonInOrder(short, long) >= long.length * MIN_ORDERED_SHARE;
}

/** The length of the longest common subsequence of words. */
function commonInOrder(short: readonly string[], long: readonly string[]): number {
  const common = new Uint8Array(short.length + 1);
  for (const word of long) {
    let before = 0;
    for (let at = 1; at <= short.length; at += 1) {
      const here = common[at] ?? 0;
      common[at] = word === short[at - 1] ? before + 1 : Math.max(here, common[at - 1] ?? 0);
      before = here;
    }
  }
  return common[short.length] ?? 0;
}
