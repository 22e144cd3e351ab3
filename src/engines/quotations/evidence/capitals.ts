// Whether words are written as a title: every word but the short ones begins with a capital letter.

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’&-]*/gu;
const SMALL = new Set(
  'a an the and or but nor of in on at to for from by with as is it vs with into over than off up via'.split(
    ' ',
  ),
);

export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

export function isTitleCase(words: readonly string[]): boolean {
  const long = words.filter((word, at) => at === 0 || !SMALL.has(word.toLowerCase()));
  return long.length > 0 && long.every(isCapital) && long.some((word) => /^\p{Lu}/u.test(word));
}

export function firstIsCapital([word = '']: readonly string[]): boolean {
  return /^\p{Lu}/u.test(word);
}

function isCapital(word: string): boolean {
  return /^[\p{Lu}\p{N}]/u.test(word);
}
