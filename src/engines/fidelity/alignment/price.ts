import { isBreak } from '../../reading/compared/sentences.js';
import type { ReadText } from '../text/text.js';
import type { Step } from '../verdict.js';
import type { Wording } from '../wording.js';
import { costOfPair, SIMILAR_COST } from './pairs.js';
import { isJoined, isSameButApostrophe, type Run } from './same-word.js';

// Costs of aligning words, found by experiment: a substitution costs more than an omission, and less than an omission
// plus an insertion.

/** The ranges of words to align, ends exclusive. At a free end of the text words may remain unaligned. */
export interface Gap {
  readonly wording: readonly [number, number];
  readonly text: readonly [number, number];
  readonly free: 'none' | 'start' | 'end';
}

export interface Both {
  readonly wording: Wording;
  readonly text: ReadText;
  /** Whether a word of the text was not spoken by the speaker: “uh”, “(Applause)”. */
  readonly isNoise: (at: number) => boolean;
  /** Whether the wording is a reported statement, which a credit may interrupt without marks. */
  readonly isReported: boolean;
}

const MISSING_COST = 0.7;
const ALLOWED_COST = 0.02;
/** At an end of the wording a substitution is preferred to an addition. */
const MISSING_AT_END_COST = 1.2;
/** The same beside a mark: what the mark omits does not include the changed word. */
const MISSING_AT_MARK_COST = 1.1;
/** Added for words beyond the end of the sentence, which are not a change of it. */
const BEYOND_SENTENCE_COST = 0.6;
const JOINED_COST = 0.1;

export interface Move {
  /** Words of the wording, and of the text. */
  readonly words: number;
  readonly texts: number;
  readonly op: Step['op'];
  /** The least that it can cost, so that most need not be priced. */
  readonly least: number;
}

/** Of equal costs the first is taken. */
export const MOVES: readonly Move[] = [
  { words: 1, texts: 1, op: 'same', least: 0 },
  { words: 1, texts: 1, op: 'changed', least: SIMILAR_COST },
  { words: 1, texts: 0, op: 'added', least: MISSING_COST },
  { words: 0, texts: 1, op: 'omitted', least: ALLOWED_COST },
  { words: 1, texts: 2, op: 'same', least: JOINED_COST },
  { words: 2, texts: 1, op: 'same', least: JOINED_COST },
  { words: 1, texts: 3, op: 'same', least: JOINED_COST },
  { words: 3, texts: 1, op: 'same', least: JOINED_COST },
  { words: 1, texts: 2, op: 'changed', least: SIMILAR_COST },
  { words: 2, texts: 1, op: 'changed', least: SIMILAR_COST },
  { words: 1, texts: 3, op: 'changed', least: SIMILAR_COST },
  { words: 3, texts: 1, op: 'changed', least: SIMILAR_COST },
];

/** Returns the cost of a move from a row and a column of the gap. */
export function pricing(both: Both, gap: Gap): (move: Move, row: number, column: number) => number {
  const [first, last] = limitsOf(both.text, gap);
  const missing = gap.free === 'none' ? MISSING_COST : MISSING_AT_END_COST;
  return ({ words, texts, op }, row, column) => {
    const at = gap.wording[0] + row;
    const place = gap.text[0] + column;
    if (op === 'added') return isAtMark(both, at) ? Math.max(missing, MISSING_AT_MARK_COST) : missing;
    const beyond = place < first || place >= last ? BEYOND_SENTENCE_COST : 0;
    if (op === 'omitted')
      return both.wording.marks.has(at) || both.isNoise(place) ? ALLOWED_COST : MISSING_COST + beyond;
    const a = { words: both.wording, at, count: words };
    const b = { words: both.text, at: place, count: texts };
    return beyond + (op === 'same' ? costOfSame(a, b) : costOfPair(a, b));
  };
}

function isAtMark({ wording: { marks } }: Both, at: number): boolean {
  return marks.has(at) || marks.has(at + 1);
}

function costOfSame(a: Run, b: Run): number {
  if (a.count + b.count > 2) return isJoined(a, b) ? JOINED_COST : Number.POSITIVE_INFINITY;
  const word = a.words.folded[a.at] ?? '';
  const other = b.words.folded[b.at] ?? '';
  if (word === other) return 0;
  return isSameButApostrophe(word, other) ? JOINED_COST : Number.POSITIVE_INFINITY;
}

/** Where the sentence or quotation at the fixed end stops: words beyond it are not part of it. */
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
