import { costOfPair } from './pairs.js';
import { isJoined, isSameButApostrophe, type Run } from './same-word.js';
import { isBreak } from './sentences.js';
import type { Step } from './step.js';
import type { ReadText } from './text.js';
import type { Wording } from './wording.js';

// The cheapest way from words of the wording to words of the text, where the runs that both have leave a gap.

/** The ranges of words to align, ends exclusive. At a free end of the text words may be left over. */
export interface Gap {
  readonly wording: readonly [number, number];
  readonly text: readonly [number, number];
  readonly free: 'none' | 'start' | 'end';
}

export interface Both {
  readonly wording: Wording;
  readonly text: ReadText;
  /** Whether a word of the text is no word of the speaker: “uh”, “(Applause)”. */
  readonly isNoise: (at: number) => boolean;
}

const MISSING = 0.7;
const ALLOWED = 0.02;
/** At an end of the wording a word is rather another word of the sentence than none of it. */
const MISSING_AT_END = 1.2;
/** So it is beside a mark: what the mark stands for does not include the word that was changed. */
const MISSING_AT_MARK = 1.1;
/** What lies beyond the end of the sentence is no change of it but another one. */
const BEYOND = 0.6;
const JOINED = 0.1;
/** Larger gaps are one change as a whole: whoever put thousands of words in their place changed them all. */
const MOST_CELLS = 120_000;

type Move = readonly [words: number, texts: number, op: Step['op']];
const MOVES: readonly Move[] = [
  [1, 1, 'same'],
  [1, 1, 'changed'],
  [1, 0, 'added'],
  [0, 1, 'omitted'],
  [1, 2, 'same'],
  [2, 1, 'same'],
  [1, 3, 'same'],
  [3, 1, 'same'],
  [1, 2, 'changed'],
  [2, 1, 'changed'],
];

/** Steps of a word each, or of a word written as several; in order. Cost in proportion to the product of the ranges. */
export function alignGap(both: Both, gap: Gap): Step[] {
  const [rows, columns] = [gap.wording[1] - gap.wording[0], gap.text[1] - gap.text[0]];
  if ((rows + 1) * (columns + 1) > MOST_CELLS) return asAWhole(gap);
  return trace(gap, fill(both, gap));
}

function asAWhole({ wording, text, free }: Gap): Step[] {
  const added = { op: 'added', wording, text: [text[0], text[0]] } as const;
  if (free !== 'none') return [{ ...added, text: free === 'start' ? [text[1], text[1]] : added.text }];
  return [
    { op: 'omitted', wording: [wording[0], wording[0]], text },
    { ...added, text: [text[1], text[1]] },
  ];
}

interface Grid {
  /** Cost so far, by row and column. */
  readonly costs: Float64Array;
  /** One more than the number of the move that led there; 0 for the start. */
  readonly moves: Uint8Array;
}

function fill(both: Both, gap: Gap): Grid {
  const [rows, columns] = [gap.wording[1] - gap.wording[0], gap.text[1] - gap.text[0]];
  const width = columns + 1;
  const costs = new Float64Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY);
  const moves = new Uint8Array(costs.length);
  const costOf = pricing(both, gap);
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const cell = row * width + column;
      if (cell === 0 || (row === 0 && gap.free === 'start')) costs[cell] = 0;
      for (const [number, [words, texts]] of MOVES.entries()) {
        if (words > row || texts > column) continue;
        const before = costs[cell - words * width - texts] ?? 0;
        if (before >= (costs[cell] ?? 0)) continue;
        const cost = before + costOf(number, row - words, column - texts);
        if (cost >= (costs[cell] ?? 0) - 1e-9) continue;
        costs[cell] = cost;
        moves[cell] = number + 1;
      }
    }
  }
  return { costs, moves };
}

function pricing(both: Both, gap: Gap): (number: number, row: number, column: number) => number {
  const [first, last] = limitsOf(both.text, gap);
  const missing = gap.free === 'none' ? MISSING : MISSING_AT_END;
  return (number, row, column) => {
    const [words, texts, op] = MOVES[number] ?? [0, 0, 'same'];
    const [at, place] = [gap.wording[0] + row, gap.text[0] + column];
    if (op === 'added') return isAtMark(both, at) ? Math.max(missing, MISSING_AT_MARK) : missing;
    const beyond = place < first || place >= last ? BEYOND : 0;
    if (op === 'omitted')
      return both.wording.marks.has(at) || both.isNoise(place) ? ALLOWED : MISSING + beyond;
    const a = { words: both.wording, at, count: words };
    const b = { words: both.text, at: place, count: texts };
    return beyond + (op === 'same' ? costOfSame(a, b) : costOfPair(a, b));
  };
}

function isAtMark({ wording: { marks } }: Both, at: number): boolean {
  return marks.has(at) || marks.has(at + 1);
}

function costOfSame(a: Run, b: Run): number {
  if (a.count + b.count > 2) return isJoined(a, b) ? JOINED : Number.POSITIVE_INFINITY;
  const [word = '', other = ''] = [a.words.folded[a.at], b.words.folded[b.at]];
  if (word === other) return 0;
  return isSameButApostrophe(word, other) ? JOINED : Number.POSITIVE_INFINITY;
}

/** Where the sentence or quotation ends that the end which is not free stands in: words beyond it are another's. */
function limitsOf(text: ReadText, { text: [from, to], free }: Gap): readonly [number, number] {
  let [first, last] = [from, to];
  if (free === 'start') {
    first = to;
    while (first > from && !isBreak(text, first)) first -= 1;
  }
  if (free === 'end') {
    last = from;
    while (last < to && !isBreak(text, last)) last += 1;
  }
  return [first, last];
}

function trace({ wording, text, free }: Gap, { costs, moves }: Grid): Step[] {
  const width = text[1] - text[0] + 1;
  let [row, column] = [wording[1] - wording[0], text[1] - text[0]];
  if (free === 'end') column = cheapest(costs, row * width, width);
  const steps: Step[] = [];
  while (row > 0 || column > 0) {
    const move = MOVES[(moves[row * width + column] ?? 0) - 1];
    if (move === undefined) break;
    const [words, texts, op] = move;
    const [w, t] = [wording[0] + row, text[0] + column];
    steps.push({ op, wording: [w - words, w], text: [t - texts, t] });
    row -= words;
    column -= texts;
  }
  return steps.reverse();
}

/** The column of a row that costs least, the first of several. */
function cheapest(costs: Float64Array, from: number, width: number): number {
  let best = 0;
  for (let column = 1; column < width; column += 1) {
    if ((costs[from + column] ?? 0) < (costs[from + best] ?? 0) - 1e-9) best = column;
  }
  return best;
}
