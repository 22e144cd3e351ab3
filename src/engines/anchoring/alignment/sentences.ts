import { endsSentence } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { type Alignment, match } from './alignment.js';

// Matches sentences that both texts have. A sentence that is unique in both matches; a repeated one matches where it
// is next to a match.

interface Sentence {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly key: string;
  /** The sentence of the other text. */
  other: Sentence | null;
}

export function matchSentences(alignment: Alignment): void {
  const [olds, news] = [sentencesOf(alignment.old), sentencesOf(alignment.now)];
  matchUnique(olds, news);
  const places = new Map(news.map((sentence, at) => [sentence, at]));
  const placeOf = (sentence: Sentence | null | undefined) => (sentence ? places.get(sentence) : undefined);
  for (let at = 1; at < olds.length; at += 1) pair(olds[at], nextTo(news, placeOf(olds[at - 1]?.other), 1));
  for (let at = olds.length - 2; at >= 0; at -= 1)
    pair(olds[at], nextTo(news, placeOf(olds[at + 1]?.other), -1));
  matchLeft(olds, news);
  for (const { from, to, other } of olds)
    if (other)
      for (let word = 0; word < to - from; word += 1) match(alignment, from + word, other.from + word);
}

function nextTo(all: readonly Sentence[], at: number | undefined, step: number): Sentence | undefined {
  return at === undefined ? undefined : all[at + step];
}

function pair(old: Sentence | undefined, now: Sentence | undefined): void {
  if (!old || !now || old.other || now.other || old.key !== now.key) return;
  old.other = now;
  now.other = old;
}

function matchUnique(olds: readonly Sentence[], news: readonly Sentence[]): void {
  const [before, after] = [onceIn(olds), onceIn(news)];
  for (const [key, old] of before) if (old !== null) pair(old, after.get(key) ?? undefined);
}

/** Each sentence by its words; null where it occurs several times. */
function onceIn(all: readonly Sentence[]): Map<string, Sentence | null> {
  const once = new Map<string, Sentence | null>();
  for (const sentence of all) once.set(sentence.key, once.has(sentence.key) ? null : sentence);
  return once;
}

function matchLeft(olds: readonly Sentence[], news: readonly Sentence[]): void {
  const left = new Map<string, Sentence[]>();
  // Reversed, so that `pop` returns the first one.
  for (const sentence of [...news].reverse()) {
    if (sentence.other) continue;
    const alike = left.get(sentence.key);
    if (alike) alike.push(sentence);
    else left.set(sentence.key, [sentence]);
  }
  for (const old of olds) if (!old.other) pair(old, left.get(old.key)?.pop());
}

function sentencesOf(words: Words): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 1; at <= words.folded.length; at += 1) {
    if (at < words.folded.length && !endsSentence(words, at)) continue;
    sentences.push({ from, to: at, key: words.folded.slice(from, at).join(' '), other: null });
    from = at;
  }
  return words.folded.length === 0 ? [] : sentences;
}
