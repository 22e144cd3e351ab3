import { firstIndex } from '../../text/first-index.js';
import { isNumberWord } from '../../words/numbers.js';
import type { Passage } from '../alignment/chain.js';
import { textEnd, textStart } from '../alignment/passages.js';
import { mayLackApostrophe } from '../alignment/same-word.js';
import { EXTRA_WORDS } from '../alignment/steps.js';
import type { ReadText } from '../text/text.js';
import { weightOf } from '../text/weights.js';
import type { WordRange } from '../verdict.js';
import type { Wording } from '../wording.js';
import { isEnough } from './changes.js';

/**
 * Whether an alignment may show that the passages are the wording: false only where too few of its words are in reach
 * of them, whatever their order. Most texts that share a few words with a wording are ruled out before they are aligned,
 * which takes ten times as long.
 */
export function mayBeFound(wording: Wording, text: ReadText, passages: readonly Passage[]): boolean {
  const { folded } = wording;
  const isCovered = new Uint8Array(folded.length);
  for (const { wording: at, length } of passages.flat()) isCovered.fill(1, at, at + length);
  const within = reachOf(text, passages, widestGap(isCovered));
  // A number may be in another notation there.
  const isNear = (word: string) =>
    mayLackApostrophe(word) || isNumberWord(word, null) || isWithin(text, word, within);
  const may = Uint8Array.from(folded, (word, at) => (isCovered[at] === 1 || isNear(word) ? 1 : 0));
  return isEnoughOf(folded, may) || isEnoughOf(folded, withJoined({ folded, text, within, may }));
}

function isEnoughOf(folded: readonly string[], may: Uint8Array): boolean {
  let [found, all, words] = [0, 0, 0];
  folded.forEach((word, at) => {
    const weight = weightOf(word);
    all += weight;
    if (may[at] === 0) return;
    found += weight;
    words += 1;
  });
  return isEnough(found / all, words / folded.length);
}

/** The longest row of words that are in no common run. */
function widestGap(isCovered: Uint8Array): number {
  let [widest, width] = [0, 0];
  for (const covered of isCovered) {
    width = covered === 1 ? 0 : width + 1;
    widest = Math.max(widest, width);
  }
  return widest;
}

/** The words of the text that an alignment looks at: a row of added words may have moved from beside the passage. */
function reachOf({ folded }: ReadText, passages: readonly Passage[], gap: number): readonly WordRange[] {
  const margin = 2 * gap + EXTRA_WORDS;
  return passages.map((passage) => [
    Math.max(0, textStart(passage) - margin),
    Math.min(folded.length, textEnd(passage) + margin),
  ]);
}

function isWithin(
  { idOf, firsts, positions }: ReadText,
  word: string,
  within: readonly WordRange[],
): boolean {
  const id = idOf.get(word);
  if (id === undefined) return false;
  const [first, last] = [firsts[id] ?? 0, firsts[id + 1] ?? 0];
  return within.some(([from, to]) => {
    const at = firstIndex(last - first, (k) => (positions[first + k] ?? 0) >= from);
    return at < last - first && (positions[first + at] ?? to) < to;
  });
}

interface Joining {
  readonly folded: readonly string[];
  readonly text: ReadText;
  readonly within: readonly WordRange[];
  readonly may: Uint8Array;
}

/** Also words that are written as two or three on the other side. */
function withJoined({ folded, text, within, may }: Joining): Uint8Array {
  const joined = new Set(
    within.flatMap(([from, to]) => joinedIn(text.folded.slice(from, to)).map(([word]) => word)),
  );
  const all = Uint8Array.from(may, (one, at) => (joined.has(folded[at] ?? '') ? 1 : one));
  for (const [word, at, count] of joinedIn(folded))
    if (isWithin(text, word, within)) all.fill(1, at, at + count);
  return all;
}

function joinedIn(folded: readonly string[]): (readonly [word: string, at: number, count: number])[] {
  return folded.flatMap((word, at) => {
    const [second, third] = [folded[at + 1], folded[at + 2]];
    if (second === undefined) return [];
    const two = [word + second, at, 2] as const;
    return third === undefined ? [two] : [two, [word + second + third, at, 3] as const];
  });
}
