import type { Cue } from './cue-view.js';
import { type Described, PAD } from './describe.js';
import { hashOf } from './hash.js';

// Takes from a content what was labelled as part of it and stands where no part can be.

const COMMA = hashOf(',');
const DASH = hashOf('-');

/**
 * The parts of a content, as runs of units in order.
 * “We wait,” she said after the vote: after a passage in marks that ends its clause, only others in marks continue it.
 * In fact, she said it would rain: what is before the cue belongs to it only where the cue is within commas.
 */
export function partsOf(described: Described, cue: Cue, runs: readonly Cue[]): Cue[] {
  const [before, after] = [runs.filter(({ first }) => first < cue.first), runs.filter(({ first }) => first >= cue.after)];
  if (before.length === 0 || after.length === 0) return [...runs];
  if (before.some((run) => run.after === run.first + 1 && hasPassage(described, run)))
    return [...before, ...after.filter((run) => hasPassage(described, run) || isResumed(described, run))];
  const isDirect = after[0]?.first === cue.after;
  return isDirect ? [...before.filter((run) => hasPassage(described, run)), ...after] : [...runs];
}

function hasPassage({ quotes }: Described, { first, after }: Cue): boolean {
  for (let unit = first; unit < after; unit += 1) if (quotes[unit + PAD] !== 0) return true;
  return false;
}

/** “The plan,” she said, would fail. */
function isResumed({ words }: Described, { first }: Cue): boolean {
  const before = words[first - 1 + PAD];
  return before === COMMA || before === DASH;
}
