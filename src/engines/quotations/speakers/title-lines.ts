import { isCapital, type TextWords } from './words.js';

// Lines in which most words have a capital: what follows a name there may be a verb, “Ada Berg Warns Port”.

const MAX_WORDS = 30;
const MIN_LONG_WORDS = 4;
/** Of the words of at least four letters. */
const MIN_CAPITALS = 0.7;

/** Whether a word stands in such a line, which may end with a full stop. */
export function isInTitleLine(words: TextWords, at: number): boolean {
  const { lower, paragraphs, sentences, count } = words;
  const paragraph = paragraphs[at];
  let first = at;
  while (first > 0 && paragraphs[first - 1] === paragraph && at - first <= MAX_WORDS) first -= 1;
  let [end, long, capitals] = [first, 0, 0];
  for (; end < count && paragraphs[end] === paragraph && end - first <= MAX_WORDS; end += 1) {
    if ((lower[end] ?? '').length < 4) continue;
    long += 1;
    if (isCapital(words, end)) capitals += 1;
  }
  const isOne = sentences[first] === sentences[end - 1];
  return isOne && end - first <= MAX_WORDS && long >= MIN_LONG_WORDS && capitals >= MIN_CAPITALS * long;
}
