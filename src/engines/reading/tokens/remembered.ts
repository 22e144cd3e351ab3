/** So many answers are kept: of more different words than articles have in a day. */
const MAX_KEPT = 20_000;
const MAX_WORD_UTF16 = 24;

/** What a function says of a word, found once for all texts. Of a long word it is found each time. */
export function remembered<Answer>(answerOf: (word: string) => Answer): (word: string) => Answer {
  const kept = new Map<string, Answer>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (word.length > MAX_WORD_UTF16) return answerOf(word);
    if (kept.size === MAX_KEPT) kept.clear();
    const own = copyOf(word);
    const answer = answerOf(own);
    kept.set(own, answer);
    return answer;
  };
}

/** A piece of a text would keep the whole text in memory. */
function copyOf(word: string): string {
  return word.split('').join('');
}
