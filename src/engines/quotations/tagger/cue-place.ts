import type { Clauses } from './clauses.js';
import { type Described, PAD } from './describe.js';
import { SHAPE } from './facts.js';
import { mix } from './hash.js';
import { ALL_VERBS } from './lexicon/lexicon.js';

// Where a cue stands in its sentence, and what is beside it.

/** The units of a cue within a row, end exclusive. */
export interface Cue {
  readonly first: number;
  readonly after: number;
}

/** What is read of the words of a row. */
export interface ReadWords {
  readonly described: Described;
  readonly clauses: Clauses;
}

export interface CuePlace {
  /** Kind, base form and inflected form of its verb or noun. */
  readonly kind: number;
  readonly lemma: number;
  readonly form: number;
  /** What its subject is, as `Clauses` has it. */
  readonly subject: number;
  /** The kind of the unit before it, of those before and after it, and that after it with its word. */
  readonly ahead: number;
  readonly besideKinds: number;
  readonly next: number;
  /** Whether a passage in marks is directly before and after, signs aside; 1, 2 or both. */
  readonly besides: number;
  /** How much of the sentence follows it: 1 for two units at most, 2 for up to seven, 0 for more. */
  readonly rest: number;
}

/** Its source and content are looked for in the sentence of a cue, but no more units away. */
const MAX_REACH = 60;

/** From this many units on, what follows is a long rest of the sentence. */
const MAX_REST = 8;

export function placeOf({ described, clauses }: ReadWords, cue: Cue): CuePlace {
  const { kinds, lemmas, forms, words } = described;
  const head = headOf(described, cue) + PAD;
  const ahead = kinds[cue.first - 1 + PAD] as number;
  const behind = kinds[cue.after + PAD] as number;
  return {
    kind: kinds[head] as number,
    lemma: lemmas[head] as number,
    form: forms[head] as number,
    subject: clauses.subjects[cue.first] as number,
    ahead,
    besideKinds: mix(ahead, behind),
    next: mix(behind, words[cue.after + PAD] as number),
    besides: besidesOf(described, cue),
    rest: restOf(described, cue),
  };
}

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
function headOf({ classes }: Described, { first, after }: Cue): number {
  for (let unit = after - 1; unit >= first; unit -= 1)
    if (((classes[unit + PAD] as number) & ALL_VERBS) !== 0) return unit;
  return after - 1;
}

function restOf({ begins }: Described, { after }: Cue): number {
  for (let unit = after; unit < after + MAX_REST; unit += 1)
    if (begins[unit + PAD] !== 0) return unit - after <= 2 ? 1 : 2;
  return 0;
}

function besidesOf({ quotes, shapes }: Described, { first, after }: Cue): number {
  const isSign = (unit: number) => shapes[unit + PAD] === SHAPE.sign;
  const before = isSign(first - 1) ? first - 2 : first - 1;
  const behind = isSign(after) ? after + 1 : after;
  return (quotes[before + PAD] === 0 ? 0 : 1) + (quotes[behind + PAD] === 0 ? 0 : 2);
}
