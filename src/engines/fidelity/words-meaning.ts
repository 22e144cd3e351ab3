import { languageOf, languageOfTag } from '../language/language.js';
import { readWords } from '../reading/compared/words.js';
import { meaningOf } from './differences/meaning.js';
import type { MeaningMark } from './verdict.js';

/** What it may change to leave out these words; null where nothing shows it. @param tag their language, BCP 47 */
export function meaningOfWords(words: string, tag: string | null): MeaningMark | null {
  const read = readWords(words);
  const language = tag === null ? languageOf(read.folded) : languageOfTag(tag);
  return meaningOf(read, [0, read.folded.length], language);
}
