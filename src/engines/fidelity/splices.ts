import type { Case, Finding } from './finding.js';
import type { Run } from './runs.js';
import { weightSums } from './weights.js';

// Whether the words were found at all, and in how many places.

/** So much of what a wording says has to stand in the text. */
const HALF = 0.5;

export function isFound({ wording, passages }: Case): boolean {
  const sums = weightSums(wording.folded);
  const same = passages
    .flat()
    .filter(({ op }) => op === 'same' || op === 'moved')
    .reduce((sum, { wording: [start, end] }) => sum + (sums[end] ?? 0) - (sums[start] ?? 0), 0);
  return same > 0 && same >= HALF * (sums.at(-1) ?? 0);
}

export function findingsOfSplices({ passages }: Case): Finding[] {
  if (passages.length < 2) return [];
  const isReversed = passages.some((runs, at) => at > 0 && startOf(runs) < startOf(passages[at - 1] ?? []));
  const spliced: Finding = { flag: null, makes: 'spliced' };
  return isReversed ? [spliced, { flag: 'order_reversed', makes: 'spliced' }] : [spliced];
}

function startOf(runs: readonly Run[]): number {
  return runs.find(({ op }) => op === 'same')?.text[0] ?? 0;
}
