import { fold } from '../../text/fold.js';
import { addressedWords, isOpener } from '../../words/turns.js';

// Whether words are somebody's own: in the first or second person, a question, or with a word that opens speech.

/** The inner words hold no opening mark, so that a run of them is read once. */
const QUOTED = /[“"«„][^“"«„”»]*[”"»“]/gu;
const WORD = /[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]*)?/gu;
/** UTF-16 code units of a paragraph that are looked at. */
const MAX_READ_UTF16 = 2_000;

/** The reporter's words alone: without what stands in quotation marks. */
export function withoutQuoted(words: string): string {
  return words.slice(0, MAX_READ_UTF16).replace(QUOTED, ' ');
}

/** A first or second person outside quotation marks. */
export function isAddressed(words: string, language: string | null): boolean {
  const own = withoutQuoted(words);
  const known = addressedWords(language);
  return (own.match(WORD) ?? []).some(
    (word) => known.has(word) || (UNSPACED.test(word) && hasAny(word, known)),
  );
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u;

function hasAny(words: string, known: ReadonlySet<string>): boolean {
  return [...known].some((word) => words.includes(word));
}

/** Greek has “;” for a question mark. */
export function isQuestion(words: string): boolean {
  return /(?:[?？؟]|\p{Script=Greek}\s?;)["”»’*_)\s]{0,4}$/u.test(words.slice(-8));
}

export function isSpoken(words: string, language: string | null): boolean {
  const [first = ''] = words.match(/\p{L}+/u) ?? [];
  return isOpener(fold(first)) || isQuestion(words) || isAddressed(words, language);
}

/** A sentence that ends: prose, and no heading or entry of a table. */
export function isSentence(words: string): boolean {
  return /[.!?…。！？؟।;:–—-]["”»’'*_)\]\s]{0,4}$/u.test(words.slice(-8));
}
