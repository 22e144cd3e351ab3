import { weightSums } from '../text/weights.js';
import type { Case, Finding } from './finding.js';
import type { Run } from './runs.js';

// Judges whether the words were found at all, and in how many passages.

/** Minimum share of the wording that must be found, both of its words and of their weight. */
const MIN_SHARE_FOUND = 0.5;
const MIN_WEIGHT = 0.4;

export function isFound({ wording, passages }: Case): boolean {
  const sums = weightSums(wording.folded);
  const same = passages.flat().filter(({ op }) => op === 'same' || op === 'moved');
  const weight = sumOf(same, ([start, end]) => (sums[end] ?? 0) - (sums[start] ?? 0)) / (sums.at(-1) ?? 1);
  const words = sumOf(same, ([start, end]) => end - start) / wording.folded.length;
  return same.length > 0 && Math.max(weight, words) >= MIN_SHARE_FOUND && weight >= MIN_WEIGHT;
}

function sumOf(runs: readonly Run[], size: (range: Run['wording']) => number): number {
  return runs.reduce((sum, { wording }) => sum + size(wording), 0);
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
