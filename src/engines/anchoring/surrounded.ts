import { type Context, foldedWords, type Place, type TextWords } from './places.js';

// Which of a great many places are surrounded by the words that were noted. The text's words are laid out once, each
// between two spaces, so that a place costs no more than what was noted of it.

/** Of a word that a place cuts in two no more is read: hardly a word is as long. */
const MAX_PART_LENGTH = 80;

/** The places with these words right before and after them; of the outermost word a part will do. */
export function surroundedBy(
  { prefix, suffix }: Context,
  places: readonly Place[],
  words: TextWords,
): Place[] {
  const [before, after] = [wordsOf(prefix ?? ''), wordsOf(suffix ?? '')];
  const there = layOut(words);
  const isAfter = (start: number) => before.length === 0 || endsBefore(start, `${before.join(' ')} `, there);
  const isBefore = (end: number) => after.length === 0 || beginsAfter(end, ` ${after.join(' ')}`, there);
  return places.filter(({ start, end }) => isAfter(start) && isBefore(end));
}

interface LaidOut {
  readonly words: TextWords;
  /** ` one two three `, folded. */
  readonly line: string;
  /** Where in the line the space before each word is, and that after the last. */
  readonly spaces: readonly number[];
  /** The words of parts of words, by the part. */
  readonly parts: Map<string, readonly string[]>;
}

function layOut(words: TextWords): LaidOut {
  const spaces = [0];
  let length = 0;
  for (const word of words.folded) {
    if (word !== '') length += word.length + 1;
    spaces.push(length);
  }
  const line = ` ${words.folded.filter((word) => word !== '').join(' ')} `;
  return { words, line, spaces, parts: new Map() };
}

function endsBefore(at: number, noted: string, there: LaidOut): boolean {
  const { text, tokens } = there.words;
  const whole = firstWhere(tokens.length, (index) => (tokens[index]?.end ?? 0) > at);
  const cut = Math.max(tokens[whole]?.start ?? at, at - MAX_PART_LENGTH);
  const part = partOf(text.slice(cut, at), there);
  const nearest = part.map((word) => `${word} `).join('');
  if (nearest.length >= noted.length) return nearest.endsWith(noted);
  const rest = noted.slice(0, noted.length - nearest.length);
  return noted.endsWith(nearest) && there.line.endsWith(rest, (there.spaces[whole] ?? 0) + 1);
}

function beginsAfter(at: number, noted: string, there: LaidOut): boolean {
  const { text, tokens } = there.words;
  const whole = firstWhere(tokens.length, (index) => (tokens[index]?.start ?? 0) >= at);
  const cut = Math.min(tokens[whole - 1]?.end ?? at, at + MAX_PART_LENGTH);
  const part = partOf(text.slice(at, cut), there);
  const nearest = part.map((word) => ` ${word}`).join('');
  if (nearest.length >= noted.length) return nearest.startsWith(noted);
  const rest = noted.slice(nearest.length);
  return noted.startsWith(nearest) && there.line.startsWith(rest, there.spaces[whole] ?? 0);
}

function partOf(part: string, { parts }: LaidOut): readonly string[] {
  const known = parts.get(part);
  if (known !== undefined) return known;
  const words = wordsOf(part);
  parts.set(part, words);
  return words;
}

/** A lone accent is a word that folds to nothing. */
function wordsOf(text: string): string[] {
  return foldedWords(text).filter((word) => word !== '');
}

/** The first index, of so many, from which on something holds; their number where it never does. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
