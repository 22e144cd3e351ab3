import { BREAK, isSingle, searchWords } from '../../../engines/text/search-words.js';

// The phrases by which a wording is looked up: its words, and character bigrams of spaceless scripts, since a single
// character occurs in most texts. Any of them may match, as some words may have been changed.

/** Maximum number of phrases: more cost more than they help. */
const MAX_PHRASES = 28;

/** Phrases of one word, or of two adjacent characters; probably rare ones first, without duplicates. */
export function rarePhrases(wording: string): string[] {
  const words = searchWords(wording);
  const phrases = words.flatMap((word, at) => {
    if (word === BREAK) return [];
    if (!isSingle(word)) return [word];
    const [before, after] = [words[at - 1] ?? BREAK, words[at + 1] ?? BREAK];
    if (after !== BREAK && isSingle(after)) return [`${word} ${after}`];
    return before !== BREAK && isSingle(before) ? [] : [word];
  });
  const longestFirst = [...new Set(phrases)].sort((one, other) => other.length - one.length);
  return longestFirst.slice(0, MAX_PHRASES);
}

/** Word trigrams, sampled from the whole wording: rare even where each word is common. */
export function runs(wording: string, most: number): string[] {
  const words = searchWords(wording).filter((word) => word !== BREAK);
  const all = words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
  if (all.length === 0) return words.length === 0 ? [] : [words.join(' ')];
  const step = Math.max(1, all.length / most);
  const some = Array.from(
    { length: Math.min(most, all.length) },
    (_, at) => all[Math.floor(at * step)] ?? '',
  );
  return [...new Set(some)];
}
