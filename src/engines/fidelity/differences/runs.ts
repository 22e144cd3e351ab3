import { attributionBetween } from '../../quotations/wording/attribution.js';
import { isBreak } from '../../reading/compared/sentences.js';
import type { Both } from '../alignment/price.js';
import type { Step } from '../verdict.js';
import type { Noise } from './noise.js';

// Joins single-word steps into runs, each with the reason for it.

/**
 * `marked` at an ellipsis, `bracket` at a bracket without one, `silent` without a mark; `announcement` of another
 * quotation; `tidied` for a hesitation or a restart.
 */
export type Reason = Noise | 'marked' | 'bracket' | 'attribution' | 'announcement' | 'silent' | 'tidied';

export interface Run extends Step {
  /** For omitted words; null for other runs. */
  readonly reason: Reason | null;
}

export type Noises = (at: number) => Noise | null;

/** Joins neighbouring steps of one kind; words omitted and found again nearby are `moved`. */
export function gatherRuns(both: Both, noises: Noises, steps: readonly Step[]): Run[] {
  const words = steps.flatMap((step) => (step.op === 'omitted' ? eachWord(step) : atBrackets(both, step)));
  const runs: Run[] = [];
  for (const step of words) {
    const run = { ...step, reason: reasonFor(both, noises, step) };
    const last = runs.at(-1);
    if (last !== undefined && canJoin(both, last, run)) runs[runs.length - 1] = joined(last, run);
    else runs.push(run);
  }
  const attributed = asOne(both, runs).map((run) => attributedRun(both, run));
  return withMoved(both, attributed);
}

function eachWord({ op, wording, text }: Step): Step[] {
  return Array.from({ length: text[1] - text[0] }, (_, k) => ({
    op,
    wording,
    text: [text[0] + k, text[0] + k + 1] as const,
  }));
}

function reasonFor({ wording }: Both, noises: Noises, step: Step): Reason | null {
  if (step.op !== 'omitted') return null;
  const mark = wording.marks.get(step.wording[0]);
  if (mark?.ellipsis) return 'marked';
  return noises(step.text[0]) ?? (mark === undefined ? 'silent' : 'bracket');
}

/** A run ends at a bracket, since the bracketed words come between its words. */
function atBrackets({ wording: { marks } }: Both, step: Step): Step[] {
  const [from, to] = step.wording;
  const length = step.text[1] - step.text[0];
  if (to - from < 2 || (length > 0 && length !== to - from)) return [step];
  const ends = [...marks]
    .filter(([at, { bracket }]) => bracket !== null && from < at && at < to)
    .map(([at]) => at);
  const cuts = [from, ...ends.sort((a, b) => a - b), to];
  return cuts.slice(1).map((end, k) => {
    const start = cuts[k] ?? from;
    const [first, last] = length === 0 ? [0, 0] : [start - from, end - from];
    return { ...step, wording: [start, end], text: [step.text[0] + first, step.text[0] + last] };
  });
}

function canJoin({ wording }: Both, a: Run, b: Run): boolean {
  const meet = a.wording[1] === b.wording[0] && a.text[1] === b.text[0];
  if (b.op !== 'omitted' && wording.marks.get(b.wording[0])?.bracket) return false;
  // A word written as two is a run by itself, so that marks within other runs can be compared.
  if (b.op === 'same' && (isUneven(a) || isUneven(b))) return false;
  return meet && a.op === b.op && a.reason === b.reason && a.op !== 'changed';
}

function isUneven({ wording, text }: Run): boolean {
  return wording[1] - wording[0] !== text[1] - text[0];
}

function joined(a: Run, b: Run): Run {
  return { ...a, wording: [a.wording[0], b.wording[1]], text: [a.text[0], b.text[1]] };
}

/** “Sen. Ruiz (D-N.Y.) said”: a parenthesis within an attribution is part of it. */
function asOne(both: Both, runs: readonly Run[]): Run[] {
  const joinedRuns: Run[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const [first, middle, last] = [runs[at], runs[at + 1], runs[at + 2]];
    if (first === undefined) continue;
    const isSplit = first.reason === 'silent' && middle?.reason === 'markup' && last?.reason === 'silent';
    const whole = isSplit ? joined(first, last) : first;
    if (isSplit && attributionIn(both, whole) !== null) {
      joinedRuns.push(whole);
      at += 2;
    } else joinedRuns.push(first);
  }
  return joinedRuns;
}

function attributedRun(both: Both, run: Run): Run {
  if (run.reason !== 'silent') return run;
  const attribution = attributionIn(both, run);
  if (attribution === null) return run;
  return { ...run, reason: attribution === 'interrupts' ? 'attribution' : 'announcement' };
}

function attributionIn({ text, isReported }: Both, { text: [start, end] }: Run) {
  if (start <= 0 || end >= text.folded.length) return null;
  const gap = [text.ends[start - 1] as number, text.starts[end] as number] as const;
  return attributionBetween(text.reading, gap, isReported);
}

/** Maximum distance, in words, over which a word counts as moved. */
const MAX_MOVE_WORDS = 30;

function withMoved(both: Both, runs: readonly Run[]): Run[] {
  const left = new Set(runs.filter((run) => run.reason === 'silent'));
  const moved = runs.map((run): Run => {
    if (run.op !== 'added') return run;
    const from = [...left, ...besides(both, runs, run)].find((other) => isSameWords(both, run, other));
    if (from === undefined) return run;
    left.delete(from);
    return { op: 'moved', wording: run.wording, text: from.text, reason: null };
  });
  return moved.filter((run) => run.reason !== 'silent' || left.has(run));
}

/** The words of the sentence adjacent to the passage, as many as were added. */
function besides({ text }: Both, runs: readonly Run[], { wording }: Run): Run[] {
  const count = wording[1] - wording[0];
  const [start, end] = [runs[0]?.text[0] ?? 0, runs.at(-1)?.text[1] ?? 0];
  const ahead: Run = { op: 'omitted', wording, text: [start - count, start], reason: 'silent' };
  const after: Run = { op: 'omitted', wording, text: [end, end + count], reason: 'silent' };
  return [ahead, after].filter(
    ({ text: [from, to] }) =>
      from >= 0 &&
      to <= text.folded.length &&
      !isBrokenIn(text, from === end ? [end, to] : [from + 1, to + 1]),
  );
}

function isBrokenIn(text: Both['text'], [from, to]: readonly [number, number]): boolean {
  for (let at = from; at < to; at += 1) if (isBreak(text, at)) return true;
  return false;
}

/** The same words in any order: two exchanged names may take the verb with them. */
function isSameWords({ wording, text }: Both, added: Run, omitted: Run): boolean {
  if (added.wording[1] - added.wording[0] !== omitted.text[1] - omitted.text[0]) return false;
  if (Math.abs(added.text[0] - omitted.text[0]) > MAX_MOVE_WORDS) return false;
  const [ours, theirs] = [wording.folded.slice(...added.wording), text.folded.slice(...omitted.text)];
  return ours.sort().join(' ') === theirs.sort().join(' ');
}
