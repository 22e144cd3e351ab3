import type { Random } from './random.js';
import { writerWith } from './texts.js';
import { hanWord, latinWord } from './words.js';

// Long texts, and wordings that were changed on the way: for what is measured of quotations and their sources.

/** English-like sentences, of so many characters together. */
export function sentences(random: Random, size: number): string[] {
  const writer = writerWith(random);
  const all: string[] = [];
  for (let length = 0; length < size; ) {
    const sentence = `${writer.words(8 + random.below(30))}.`;
    all.push(sentence);
    length += sentence.length + 1;
  }
  return all;
}

/** Chinese-like sentences; every word is of two characters. */
export function hanSentences(random: Random, size: number): string[] {
  const all: string[] = [];
  for (let length = 0; length < size; ) {
    const words = Array.from({ length: 8 + random.below(20) }, () => hanWord(random.below(3_000)));
    all.push(`${words.join('')}。`);
    length += 2 * words.length + 1;
  }
  return all;
}

const RARE = 50_000;

/** The wording with every tenth word, or two of twenty characters, another one. */
export function otherWords(random: Random, wording: string): string {
  const isSpaced = wording.includes(' ');
  const pieces = isSpaced ? wording.split(' ') : (wording.match(/.{1,2}/gu) ?? []);
  const first = random.below(Math.min(10, pieces.length));
  return pieces
    .map((piece, at) => (at % 10 === first ? otherWord(random, isSpaced) : piece))
    .join(isSpaced ? ' ' : '');
}

/** The wording with a tenth of its words, at least one, dropped, replaced or exchanged with another. */
export function alteredWords(random: Random, wording: string): string {
  const isSpaced = wording.includes(' ');
  const pieces = isSpaced ? wording.split(' ') : (wording.match(/.{1,2}/gu) ?? []);
  for (let left = Math.max(1, Math.round(pieces.length / 10)); left > 0 && pieces.length > 1; left -= 1) {
    const [at, to] = [random.below(pieces.length), random.below(pieces.length)];
    const change = random.below(3);
    if (change === 0) pieces.splice(at, 1);
    else if (change === 1) pieces[at] = otherWord(random, isSpaced);
    else [pieces[at], pieces[to]] = [pieces[to] ?? '', pieces[at] ?? ''];
  }
  return pieces.join(isSpaced ? ' ' : '');
}

function otherWord(random: Random, isSpaced: boolean): string {
  return isSpaced ? latinWord(random.below(RARE)) : hanWord(random.below(3_000));
}
