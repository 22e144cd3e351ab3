import { firstIndex } from '../text/first-index.js';
import { type Context, foldedWords, type Place, type TextWords } from './places.js';

// Filters a large number of places by recorded context. The folded words are joined into one line, so that a
// comparison costs no more than the length of the context.

/** Maximum length of a part of a word in UTF-16 code units; hardly a word is as long. */
const MAX_PART_LENGTH = 80;

/** The places with this context right before and after; the outermost word of the context may be a part of a word. */
export function surroundedBy(
  { prefix, suffix }: Context,
  places: readonly Place[],
  words: TextWords,
): Place[] {
  const [before, after] = [wordsOf(prefix ?? ''), wordsOf(suffix ?? '')];
  const there = indexWords(words);
  const isAfter = (start: number) => before.length === 0 || endsBefore(start, `${before.join(' ')} `, there);
  const isBefore = (end: number) => after.length === 0 || beginsAfter(end, ` ${after.join(' ')}`, there);
  return places.filter(({ start, end }) => isAfter(start) && isBefore(end));
}

interface IndexedWords {
  readonly words: TextWords;
  /** ` one two three `, folded, with a space at each end. */
  readonly line: string;
  /** The position in the line of the space before each word, and of the one after the last. */
  readonly spaces: readonly number[];
  /** The words of each part of a word, by the part. */
  readonly parts: Map<string, readonly string[]>;
}

function indexWords(words: TextWords): IndexedWords {
  const spaces = [0];
  let length = 0;
  for (const word of words.folded) {
    if (word !== '') length += word.length + 1;
    spaces.push(length);
  }
  const line = ` ${words.folded.filter((word) => word !== '').join(' ')} `;
  return { words, line, spaces, parts: new Map() };
}

function endsBefore(at: number, noted: string, there: IndexedWords): boolean {
  const { text, tokens } = there.words;
  const whole = firstIndex(tokens.length, (index) => (tokens[index]?.end ?? 0) > at);
  const cut = Math.max(tokens[whole]?.start ?? at, at - MAX_PART_LENGTH);
  const part = partOf(text.slice(cut, at), there);
  const nearest = part.map((word) => `${word} `).join('');
  if (nearest.length >= noted.length) return nearest.endsWith(noted);
  const rest = noted.slice(0, noted.length - nearest.length);
  return noted.endsWith(nearest) && there.line.endsWith(rest, (there.spaces[whole] ?? 0) + 1);
}

function beginsAfter(at: number, noted: string, there: IndexedWords): boolean {
  const { text, tokens } = there.words;
  const whole = firstIndex(tokens.length, (index) => (tokens[index]?.start ?? 0) >= at);
  const cut = Math.min(tokens[whole - 1]?.end ?? at, at + MAX_PART_LENGTH);
  const part = partOf(text.slice(at, cut), there);
  const nearest = part.map((word) => ` ${word}`).join('');
  if (nearest.length >= noted.length) return nearest.startsWith(noted);
  const rest = noted.slice(nearest.length);
  return noted.startsWith(nearest) && there.line.startsWith(rest, there.spaces[whole] ?? 0);
}

function partOf(part: string, { parts }: IndexedWords): readonly string[] {
  const known = parts.get(part);
  if (known !== undefined) return known;
  const words = wordsOf(part);
  parts.set(part, words);
  return words;
}

/** A lone accent is a word that folds to the empty string. */
function wordsOf(text: string): string[] {
  return foldedWords(text).filter((word) => word !== '');
}
