import { type Described, PAD } from './describe.js';
import { SHAPE } from './facts.js';
import { ALL_VERBS } from './lexicon/lexicon.js';

// Where a cue stands in its sentence, and what is beside it.

/** The units of a cue within a row, end exclusive. */
export interface Cue {
  readonly first: number;
  readonly after: number;
}

/** Its source and content are looked for in the sentence of a cue, but no more units away. */
const MAX_REACH = 60;

/** From this many units on, what follows is a long rest of the sentence. */
const MAX_REST = 8;

/** The sentence, a passage in marks directly before it, and those with which the sentences after it begin. */
export function reachOf({ row, begins, quotes }: Described, cue: Cue): readonly [number, number] {
  const [first, last] = [Math.max(0, cue.first - MAX_REACH), Math.min(row.count, cue.after + MAX_REACH)];
  let from = cue.first;
  while (from > first && begins[from + PAD] === 0) from -= 1;
  if (from > 0 && quotes[from - 1 + PAD] !== 0) from -= 1;
  let to = cue.after;
  while (to < last && (begins[to + PAD] === 0 || quotes[to + PAD] !== 0)) to += 1;
  return [from, to];
}

/** The last verb of a cue, or its last word: “has been saying”, “harsh criticism”. */
export function headOf({ classes }: Described, { first, after }: Cue): number {
  for (let unit = after - 1; unit >= first; unit -= 1)
    if (((classes[unit + PAD] as number) & ALL_VERBS) !== 0) return unit;
  return after - 1;
}

export function restOf({ begins }: Described, { after }: Cue): number {
  for (let unit = after; unit < after + MAX_REST; unit += 1)
    if (begins[unit + PAD] !== 0) return unit - after <= 2 ? 1 : 2;
  return 0;
}

export function besidesOf({ quotes, shapes }: Described, { first, after }: Cue): number {
  const isSign = (unit: number) => shapes[unit + PAD] === SHAPE.sign;
  const before = isSign(first - 1) ? first - 2 : first - 1;
  const behind = isSign(after) ? after + 1 : after;
  return (quotes[before + PAD] === 0 ? 0 : 1) + (quotes[behind + PAD] === 0 ? 0 : 2);
}
