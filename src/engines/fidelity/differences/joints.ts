import { between, endsSentence } from '../../reading/compared/sentences.js';
import { isNegationAt } from '../language/negations.js';
import type { Case } from './finding.js';

// Compares the punctuation between two words that are adjacent both in the wording and in the source.

export interface Joint {
  /** The word numbers, in the wording and in the text, before which the marks stand. */
  readonly at: number;
  readonly place: number;
  readonly printed: string;
  readonly source: string;
}

/** For each passage, in order, without the places where the wording has a bracket. */
export function jointsOf(its: Case): Joint[][] {
  return its.passages.map((runs) => {
    const joints: Joint[] = [];
    let before: { readonly wording: number; readonly text: number } | null = null;
    for (const { op, wording, text } of runs) {
      if (op === 'omitted') continue;
      if (op !== 'same') {
        before = null;
        continue;
      }
      if (before?.wording === wording[0]) joints.push(...jointAt(its, before.text, wording[0], text[0]));
      const count = wording[1] - wording[0];
      if (count === text[1] - text[0])
        for (let k = 1; k < count; k += 1)
          joints.push(...jointAt(its, text[0] + k, wording[0] + k, text[0] + k));
      before = { wording: wording[1], text: text[1] };
    }
    return joints;
  });
}

function jointAt(its: Case, end: number, at: number, place: number): Joint[] {
  if (its.wording.marks.get(at)?.bracket) return [];
  const printed = between(its.wording, at);
  if (end === place) return [{ at, place, printed, source: between(its.text, place) }];
  // Punctuation beside “uh” belongs to it, except after an answer: “No, uh, one of them did it”.
  if (place < end || !isAnswer(its, end - 1) || !isAllNoise(its, end, place)) return [];
  return [{ at, place, printed, source: between(its.text, end) }];
}

const MAX_NOISE_CHARACTERS = 60;

function isAllNoise({ isNoise }: Case, from: number, to: number): boolean {
  if (to - from > MAX_NOISE_CHARACTERS) return false;
  for (let at = from; at < to; at += 1) if (!isNoise(at)) return false;
  return true;
}

const ANSWERS: ReadonlySet<string> = new Set(
  'no nein non nee nej nei nao nu nie ne nem ei hayir нет ні όχι οχι لا לא नहीं 不 không khong tidak hapana'.split(
    ' ',
  ),
);

function isAnswer({ text, language }: Case, at: number): boolean {
  const word = text.folded[at] ?? '';
  return ANSWERS.has(word) && isNegationAt(text, at, language) && endsSentence(text, at);
}

/** “No,” she said, “one of you did it”: the comma also separates the answer from the sentence. */
export function isAnswerBefore(its: Case, place: number): boolean {
  return isAnswer(its, place - 1);
}
