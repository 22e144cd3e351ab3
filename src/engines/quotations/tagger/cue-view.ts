import { isReporting } from './context.js';
import { type Described, PAD } from './describe.js';
import { SHAPE } from './facts.js';
import { hashOf, mix } from './hash.js';
import { ALL_VERBS, bitsOf } from './lexicon/lexicon.js';

// A row as seen from one cue: how far each unit is from it, and what is between.

/** The units of a cue within a row, end exclusive. */
export interface Cue {
  readonly first: number;
  readonly after: number;
}

/** Its source and content are looked for in the sentence of a cue, but no more units away. */
const MAX_REACH = 60;

export interface CueView {
  readonly described: Described;
  readonly cue: Cue;
  /** The units looked at, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Kind and base form of its verb or noun. */
  readonly kind: number;
  readonly lemma: number;
  /** Whether a passage in marks is directly before and after, signs aside; 1, 2 or both. */
  readonly besides: number;
  /** By unit from `from`: 1 before, 2 after, 0 within the cue. */
  readonly sides: Uint8Array;
  readonly distances: Int32Array;
  readonly signs: Uint8Array;
  readonly sentences: Uint8Array;
  readonly otherCues: Uint8Array;
  readonly passages: Uint8Array;
  readonly paths: Int32Array;
  /** Whether the unit is part of another cue. */
  readonly isCue: Uint8Array;
}

const STRUCTURE = bitsOf('subordinator', 'conjunction', 'wh', 'to', 'according');
const COMMA = hashOf(',');
const MAX_PATH = 4;

/** By unit: 1 where a cue begins, 2 within it. */
export function markCues(count: number, cues: readonly Cue[]): Uint8Array {
  const marks = new Uint8Array(count);
  for (const { first, after } of cues) {
    marks.fill(2, first, after);
    marks[first] = 1;
  }
  return marks;
}

/** @param marks of all cues of the row */
export function viewFrom(described: Described, cue: Cue, marks: Uint8Array): CueView {
  const [from, to] = reachOf(described, cue);
  const make = () => new Uint8Array(to - from);
  const head = headOf(described, cue);
  const view = {
    described,
    cue,
    from,
    to,
    kind: described.kinds[head + PAD] as number,
    lemma: described.lemmas[head + PAD] as number,
    besides: besidesOf(described, cue),
    sides: make(),
    distances: new Int32Array(to - from),
    signs: make(),
    sentences: make(),
    otherCues: make(),
    passages: make(),
    paths: new Int32Array(to - from),
    isCue: marks.slice(from, to).fill(0, cue.first - from, cue.after - from),
  };
  walk(view, -1);
  walk(view, 1);
  return view;
}

/** The sentence, a passage in marks directly before it, and those with which the sentences after it begin. */
function reachOf({ row, begins, quotes }: Described, cue: Cue): readonly [number, number] {
  const [first, last] = [Math.max(0, cue.first - MAX_REACH), Math.min(row.count, cue.after + MAX_REACH)];
  let from = cue.first;
  while (from > first && begins[from + PAD] === 0) from -= 1;
  if (from > 0 && quotes[from - 1 + PAD] !== 0) from -= 1;
  let to = cue.after;
  while (to < last && (begins[to + PAD] === 0 || quotes[to + PAD] !== 0)) to += 1;
  return [from, to];
}

/** The last verb of a cue, or its last word: “has been saying”, “harsh criticism”. */
function headOf({ classes }: Described, { first, after }: Cue): number {
  for (let unit = after - 1; unit >= first; unit -= 1)
    if (((classes[unit + PAD] as number) & ALL_VERBS) !== 0) return unit;
  return after - 1;
}

function besidesOf({ quotes, shapes }: Described, { first, after }: Cue): number {
  const isSign = (unit: number) => shapes[unit + PAD] === SHAPE.sign;
  const before = isSign(first - 1) ? first - 2 : first - 1;
  const behind = isSign(after) ? after + 1 : after;
  return (quotes[before + PAD] === 0 ? 0 : 1) + (quotes[behind + PAD] === 0 ? 0 : 2);
}

function walk(view: CueView, step: 1 | -1): void {
  const { described, cue, from, to } = view;
  let [signs, sentences, others, passages, path, length] = [0, 0, 0, 0, 0, 0];
  const start = step === 1 ? cue.after : cue.first - 1;
  for (let unit = start; unit >= from && unit < to; unit += step) {
    const i = unit + PAD;
    const at = unit - from;
    if (described.begins[step === 1 ? i : i + 1] === 1) sentences += 1;
    view.sides[at] = step === 1 ? 2 : 1;
    view.distances[at] = Math.abs(unit - start) + 1;
    view.signs[at] = Math.min(signs, 3);
    view.sentences[at] = Math.min(sentences, 3);
    view.otherCues[at] = Math.min(others, 2);
    view.passages[at] = Math.min(passages, 3);
    view.paths[at] = length > MAX_PATH ? -1 : path;
    if (view.isCue[at] === 1) others += 1;
    if (described.words[i] === COMMA) signs += 1;
    if (described.quotes[i] !== 0) passages += 1;
    if (!isStructure(described, i)) continue;
    path = mix(path, described.kinds[i] as number);
    length += 1;
  }
}

function isStructure(described: Described, i: number): boolean {
  if (described.shapes[i] === SHAPE.sign || described.quotes[i] !== 0) return true;
  return ((described.classes[i] as number) & STRUCTURE) !== 0 || isReporting(described, i);
}
