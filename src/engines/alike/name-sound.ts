// The phonetic form of a word of a name, without what differs between spellings: vowels, doubled letters, the h of
// “th”, and the choice between c, k and q.

/** Scripts without spaces between words: their names stay unchanged. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+$/u;

export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

/** Words up to this length lose too much to be distinguished by their phonetic form. */
const MAX_SHORT_WORD_LENGTH = 3;

export function soundOf(word: string): string {
  if (word.length <= MAX_SHORT_WORD_LENGTH || isUnspaced(word)) return word;
  const sound = ALIKE.reduce((left, [letters, one]) => left.replace(letters, one), word).replace(
    /(.)\1+/gu,
    '$1',
  );
  return sound.length < 2 ? word : sound;
}

const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/tsch|tch|sch|cz|ch|sh|š|č/g, 's'],
  [/ck|[cqgx]/g, 'k'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/dj|j/g, 'i'],
  [/[aeiouyh]/g, ''],
  [/[аеиоуыэюяьъ]/g, ''],
  [/[αεηιουω]/g, ''],
  [/[اوي]/g, ''],
];
