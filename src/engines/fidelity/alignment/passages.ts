import { endsSentence, isBreak } from '../../reading/compared/sentences.js';
import type { ReadText } from '../text/text.js';
import { weightSums } from '../text/weights.js';
import type { Wording } from '../wording.js';
import type { Block } from './blocks.js';
import type { Passage } from './chain.js';
import { resumedAfter } from './over-credit.js';

// Turns chained runs into passages: removes overlaps between runs, and passages of a few common words.

/**
 * Minimum number of words and weight of a passage: less is a coincidence, unless it fills the space between two marks
 * of the wording.
 */
const MIN_WORDS_AND_WEIGHT = [
  [4, 2.5],
  [6, 2],
] as const;
/** Minimum weight of a whole sentence of the wording. */
const MIN_SENTENCE = 1.8;

/** In the order of the wording; neither runs nor passages overlap, in the wording or in the text. */
export function realPassages(wording: Wording, text: ReadText, chained: readonly Passage[]): Passage[] {
  const kept = worthKeeping(wording, chained);
  const runs = kept.flatMap((passage, which) => passage.map((block) => ({ block, which })));
  for (let at = 1; at < runs.length; at += 1) {
    const [a, b] = [runs[at - 1], runs[at]];
    if (a === undefined || b === undefined) continue;
    [a.block, b.block] = parted({ wording, text }, [a.block, b.block], a.which === b.which);
  }
  const passages = kept
    .map((_, which) =>
      runs.filter((run) => run.which === which && run.block.length > 0).map((run) => run.block),
    )
    .filter((passage) => passage.length > 0);
  return overCredits(text, passages);
}

/** Two passages are one where only words that name the speaker are between them, however many. */
function overCredits(text: ReadText, passages: readonly Passage[]): Passage[] {
  const joined: Passage[] = [];
  for (const passage of passages) {
    const last = joined.at(-1);
    const goesOn =
      last !== undefined &&
      wordingEnd(last) === passage[0]?.wording &&
      resumedAfter(text, textEnd(last)) === textStart(passage);
    if (goesOn) joined[joined.length - 1] = [...last, ...passage];
    else joined.push(passage);
  }
  return joined;
}

function wordingEnd(passage: Passage): number {
  const last = passage.at(-1);
  return last === undefined ? 0 : last.wording + last.length;
}

function worthKeeping(wording: Wording, chained: readonly Passage[]): Passage[] {
  const sums = weightSums(wording.folded);
  const weigh = (passage: Passage) =>
    passage.reduce((sum, { wording: at, length }) => sum + (sums[at + length] ?? 0) - (sums[at] ?? 0), 0);
  const heaviestFirst = [...chained].sort((a, b) => weigh(b) - weigh(a));
  const kept: Passage[] = [];
  for (const passage of heaviestFirst) {
    const words = passage.reduce((sum, block) => sum + block.length, 0);
    const counts = MIN_WORDS_AND_WEIGHT.some(([count, weight]) => words >= count && weigh(passage) >= weight);
    const fills = weigh(passage) >= MIN_SENTENCE && fillsPart(wording, passage);
    const isReal = kept.length === 0 || counts || fills || fillsMarkedPart(wording, passage);
    if (isReal && !kept.some((other) => meet(other, passage))) kept.push(passage);
  }
  return chained.filter((passage) => kept.includes(passage));
}

function fillsPart(wording: Wording, passage: Passage): boolean {
  const last = passage.at(-1);
  return [passage[0]?.wording ?? 0, last === undefined ? 0 : last.wording + last.length].every((at) =>
    endsSentence(wording, at),
  );
}

function fillsMarkedPart({ marks, folded }: Wording, passage: Passage): boolean {
  const start = passage[0]?.wording ?? 0;
  const last = passage.at(-1);
  const end = last === undefined ? 0 : last.wording + last.length;
  const isEdge = (at: number) => at === 0 || at === folded.length || marks.get(at)?.ellipsis === true;
  return isEdge(start) && isEdge(end);
}

function meet(a: Passage, b: Passage): boolean {
  return textStart(a) < textEnd(b) && textStart(b) < textEnd(a);
}

export function textStart(passage: Passage): number {
  return passage[0]?.text ?? 0;
}

export function textEnd(passage: Passage): number {
  const last = passage.at(-1);
  return last === undefined ? 0 : last.text + last.length;
}

type Both = { readonly wording: Wording; readonly text: ReadText };

/** Divides two overlapping runs where the wording or the text has punctuation. */
function parted(both: Both, [a, b]: [Block, Block], samePassage: boolean): [Block, Block] {
  const inText = samePassage ? a.text + a.length - b.text : 0;
  const overlap = Math.max(0, a.wording + a.length - b.wording, inText);
  if (overlap === 0) return [a, b];
  let best = { worth: -1, fromA: 0 };
  for (let fromA = 0; fromA <= Math.min(overlap, a.length); fromA += 1) {
    if (overlap - fromA > b.length) continue;
    const worth = worthOfCut(both, [a, b], fromA, overlap - fromA);
    if (worth > best.worth) best = { worth, fromA };
  }
  const fromB = Math.min(b.length, overlap - best.fromA);
  return [
    { ...a, length: a.length - best.fromA },
    { wording: b.wording + fromB, text: b.text + fromB, length: b.length - fromB },
  ];
}

function worthOfCut({ wording, text }: Both, [a, b]: [Block, Block], fromA: number, fromB: number): number {
  const inWording = a.wording + a.length - fromA;
  const ellipsis = wording.marks.has(inWording) ? 8 : 0;
  const sentence = isBreak(wording, inWording) ? 4 : 0;
  const ends = isBreak(text, a.text + a.length - fromA) ? 2 : 0;
  const begins = isBreak(text, b.text + fromB) ? 2 : 0;
  const whole = fromA === a.length || fromB === b.length ? 0 : 1;
  return ellipsis + sentence + ends + begins + whole;
}
