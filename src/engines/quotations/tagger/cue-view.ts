import type { Clauses } from './clauses.js';
import { isReporting } from './context.js';
import { type Cue, type CuePlace, placeOf, type ReadWords, reachOf } from './cue-place.js';
import { type Described, PAD } from './describe.js';
import { SHAPE } from './facts.js';
import { hashOf, mix } from './hash.js';
import { bitsOf } from './lexicon/lexicon.js';

// A row as seen from one cue: how far each unit is from it, and what is between.

/** What the first step found in a row. */
export interface FirstStep {
  /** What it took each unit for. */
  readonly tags: Uint8Array;
  /** By unit: 1 where a cue begins, 2 within it. */
  readonly marks: Uint8Array;
}

export interface CueView extends CuePlace {
  readonly described: Described;
  readonly cue: Cue;
  /** The units looked at, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly clauses: Clauses;
  /** By unit from `from`: 1 before, 2 after, 0 within the cue. */
  readonly sides: Uint8Array;
  readonly distances: Int32Array;
  readonly signs: Uint8Array;
  readonly sentences: Uint8Array;
  readonly otherCues: Uint8Array;
  readonly passages: Uint8Array;
  readonly paths: Int32Array;
  /** By unit of the row. */
  readonly tags: Uint8Array;
  /** What the units between were taken for, one run after the other. */
  readonly tagPaths: Int32Array;
  /** Whether the unit is part of another cue. */
  readonly isCue: Uint8Array;
}

const STRUCTURE = bitsOf('subordinator', 'conjunction', 'wh', 'to', 'according');
const COMMA = hashOf(',');
const MAX_PATH = 4;
const NO_TAG = 9;

/** By unit: 1 where a cue begins, 2 within it. */
export function markCues(count: number, cues: readonly Cue[]): Uint8Array {
  const marks = new Uint8Array(count);
  for (const { first, after } of cues) {
    marks.fill(2, first, after);
    marks[first] = 1;
  }
  return marks;
}

/** @param row what is read of the row */
export function viewFrom(row: ReadWords, cue: Cue, { tags, marks }: FirstStep): CueView {
  const [from, to] = reachOf(row.described, cue);
  const make = () => new Uint8Array(to - from);
  const view = {
    ...placeOf(row, cue),
    described: row.described,
    clauses: row.clauses,
    cue,
    from,
    to,
    sides: make(),
    distances: new Int32Array(to - from),
    signs: make(),
    sentences: make(),
    otherCues: make(),
    passages: make(),
    paths: new Int32Array(to - from),
    tags,
    tagPaths: tagPathsOf(tags, cue, [from, to]),
    isCue: marks.slice(from, to).fill(0, cue.first - from, cue.after - from),
  };
  walk(view, -1);
  walk(view, 1);
  return view;
}

function tagPathsOf(tags: Uint8Array, cue: Cue, [from, to]: readonly [number, number]): Int32Array {
  const paths = new Int32Array(to - from);
  for (const step of [-1, 1]) {
    let [path, length, before] = [0, 0, NO_TAG];
    for (let unit = step === 1 ? cue.after : cue.first - 1; unit >= from && unit < to; unit += step) {
      paths[unit - from] = length > MAX_PATH ? -1 : path;
      // The beginning and the inside of a run count as one.
      const tag = ((tags[unit] as number) + 1) >> 1;
      if (tag === before) continue;
      [path, length, before] = [mix(path, tag), length + 1, tag];
    }
  }
  return paths;
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
