import { CONTRACTIONS } from '../../words/meaning.js';

// English contractions and their full forms, which have the same meaning.

const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ["n't", [' not']],
  ["'m", [' am']],
  ["'re", [' are']],
  ["'ve", [' have']],
  ["'ll", [' will', ' shall']],
  ["'d", [' would', ' had']],
  ["'s", [' is', ' has']],
];

/** Whether one run of folded words is the contraction of the other. */
export function isContraction(a: readonly string[], b: readonly string[]): boolean {
  return standsFor(a, b) || standsFor(b, a);
}

function standsFor(words: readonly string[], full: readonly string[]): boolean {
  const [word = ''] = words;
  return words.length === 1 && mayContract(word) && isShortFor(word, full.join(' '));
}

/** Rules out nearly all words, since an alignment asks of every pair. */
function mayContract(word: string): boolean {
  return word.includes("'") || word.endsWith('in') || CONTRACTIONS.has(word);
}

function isShortFor(word: string, others: string): boolean {
  if (CONTRACTIONS.get(word)?.includes(others)) return true;
  if (/in$/.test(word) && word.length > 4 && others === `${word}g`) return true;
  return ENDINGS.some(
    ([ending, fulls]) =>
      word.endsWith(ending) && fulls.some((full) => word.slice(0, -ending.length) + full === others),
  );
}
