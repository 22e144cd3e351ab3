import type { Cue } from './cue-place.js';
import { type Described, PAD } from './describe.js';
import { hashOf } from './hash.js';
import { bitsOf, FORM, SPEECH_VERBS } from './lexicon/lexicon.js';

// Mends a content where the words around its cue leave no choice.

const COMMA = hashOf(',');
const DASH = hashOf('-');
const REPORTS = SPEECH_VERBS | bitsOf('according');
/** A clause of fewer units is rather an adverbial: “In fact, said Voss, …”. */
const MIN_CLAUSE_UNITS = 4;
/** One of more is no clause, and would be read again for each cue after it. */
const MAX_CLAUSE_UNITS = 200;

/**
 * The parts of a content, as runs of units in order.
 * “It would rain, said Voss, a farmer”: what precedes the cue is its content where the source follows it.
 * “We wait,” she said after the vote: after a passage in marks that ends its clause, only others in marks continue it.
 * In fact, she said it would rain: what is before the cue belongs to it only where the cue is within commas.
 */
export function partsOf(
  described: Described,
  cue: Cue,
  source: Cue | undefined,
  runs: readonly Cue[],
): readonly Cue[] {
  const before = runs.filter(({ first }) => first < cue.first);
  const after = runs.filter(({ first }) => first >= cue.after);
  if (before.length === 0) return clauseBefore(described, cue, source) ?? runs;
  if (after.length === 0) return runs;
  if (before.some((run) => run.after === run.first + 1 && hasPassage(described, run)))
    return [...before, ...after.filter((run) => hasPassage(described, run) || isResumed(described, run))];
  const isDirect = after[0]?.first === cue.after;
  return isDirect ? [...before.filter((run) => hasPassage(described, run)), ...after] : runs;
}

function clauseBefore(described: Described, cue: Cue, source: Cue | undefined): readonly Cue[] | null {
  const reports = ((described.classes[cue.first + PAD] as number) & REPORTS) !== 0;
  if (!reports || source?.first !== cue.after || !isPause(described, cue.first - 1)) return null;
  let first = cue.first - 1;
  const least = Math.max(0, first - MAX_CLAUSE_UNITS);
  while (first > least && described.begins[first + PAD] === 0) first -= 1;
  if (first > 0 && described.begins[first + PAD] === 0) return null;
  const clause = { first, after: cue.first - 1 };
  return clause.after - clause.first < MIN_CLAUSE_UNITS ? null : [clause];
}

function hasPassage({ quotes }: Described, { first, after }: Cue): boolean {
  for (let unit = first; unit < after; unit += 1) if (quotes[unit + PAD] !== 0) return true;
  return false;
}

/** “The plan,” she said, would fail: but not “…,” she said, smiling. */
function isResumed(described: Described, { first }: Cue): boolean {
  return isPause(described, first - 1) && described.forms[first + PAD] !== FORM.gerund;
}

function isPause({ words }: Described, unit: number): boolean {
  const word = words[unit + PAD];
  return word === COMMA || word === DASH;
}
