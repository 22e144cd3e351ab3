import { weightSums } from '../text/weights.js';
import { altered, type Case, type Finding, harmless } from './finding.js';
import { areExchanged, flagsOfChange, markOf } from './meaning.js';
import { isBracketedWord } from './omissions.js';
import type { Run } from './runs.js';

// Classifies each run of an alignment: words changed, added, omitted or moved, marked or not.

/** From this many added words at the end on, the ending is invented. */
const MIN_INVENTED_ENDING_WORDS = 4;

export function findingsOfRuns(its: Case): Finding[] {
  const runs = its.passages.flat();
  return [...runs.flatMap((run) => findingsOf(its, run)), ...findingsOfOrder(its, runs)];
}

function findingsOf(its: Case, run: Run): Finding[] {
  if (run.op === 'changed') return isBracketedWord(its, run) ? [] : findingsOfChanged(its, run);
  if (run.op === 'moved') return altered('order', ...marksOf(its, run));
  if (run.op === 'added') return findingsOfAdded(its, run);
  return run.op === 'omitted' ? findingsOfOmitted(its, run) : [];
}

/** A number of the same value in another notation is the number that was said; the notation is flagged. */
function findingsOfChanged(its: Case, run: Run): Finding[] {
  const flags = flagsOfChange(its, run);
  return run.value === 'equal' && flags.every((flag) => flag === 'spelling')
    ? flags.map(harmless)
    : altered(...flags);
}

function findingsOfAdded(its: Case, run: Run): Finding[] {
  if (its.unpunctuated && /^&+$/.test(its.wording.folded.slice(...run.wording).join('')))
    return [harmless('source_unpunctuated')];
  const isTail =
    run.wording[1] === its.wording.folded.length &&
    run.wording[1] - run.wording[0] >= MIN_INVENTED_ENDING_WORDS;
  return [...altered('insertion', ...marksOf(its, run)), ...(isTail ? altered('fabricated_tail') : [])];
}

function findingsOfOmitted(its: Case, run: Run): Finding[] {
  if (run.reason === 'filler') return [harmless('filler_omitted')];
  if (run.reason === 'markup') return [harmless('source_markup')];
  if (run.reason === 'label' || run.reason === 'announcement') return [{ flag: null, makes: 'spliced' }];
  if (run.reason === 'attribution') return [harmless('interrupted_by_attribution')];
  if (run.reason === 'tidied') return altered('silent_omission');
  return run.reason === 'silent' ? altered('silent_omission', ...marksOf(its, run)) : [];
}

function marksOf(its: Case, run: Run) {
  const mark = markOf(its, run);
  return mark === null ? [] : [mark];
}

function findingsOfOrder(its: Case, runs: readonly Run[]): Finding[] {
  const changed = runs.filter(({ op }) => op === 'changed').slice(0, 200);
  const isExchanged = changed.some((a, at) => changed.slice(at + 1).some((b) => areExchanged(its, a, b)));
  return isExchanged ? altered('order') : [];
}

/** Minimum share of the wording that must be found, both of its words and of their weight. */
const MIN_SHARE_FOUND = 0.5;
const MIN_WEIGHT = 0.4;

/** A number of another value counts as one word, however many it has. */
export function isFound({ wording, passages }: Case): boolean {
  const sums = weightSums(wording.folded);
  const runs = passages.flat();
  const same = runs.filter(({ op, value }) => op === 'same' || op === 'moved' || value === 'equal');
  const others = runs.filter(({ value }) => value === 'other');
  const weigh = ([start, end]: Run['wording']) => (sums[end] ?? 0) - (sums[start] ?? 0);
  const count = ([start, end]: Run['wording']) => end - start;
  const beyondOne = (size: (range: Run['wording']) => number) => (range: Run['wording']) =>
    Math.max(0, size(range) - 1);
  const weight = sumOf(same, weigh) / ((sums.at(-1) ?? 1) - sumOf(others, beyondOne(weigh)));
  const words = sumOf(same, count) / (wording.folded.length - sumOf(others, beyondOne(count)));
  return same.length > 0 && isEnough(weight, words);
}

/** Whether these shares of a wording, 0 to 1, by weight and by number of words, are the wording. */
export function isEnough(weight: number, words: number): boolean {
  return Math.max(weight, words) >= MIN_SHARE_FOUND && weight >= MIN_WEIGHT;
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
