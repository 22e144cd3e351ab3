import { isAttribution } from './attribution.js';
import type { Both } from './grid.js';
import type { Noise } from './noise.js';
import type { Step } from './step.js';

// Steps of a word each gathered into runs, each with the reason why it may be as it is.

/** `marked` at an ellipsis, `bracket` at a bracket without one, `silent` without a mark. */
export type Reason = Noise | 'marked' | 'bracket' | 'attribution' | 'silent';

export interface Run extends Step {
  /** Of words left out; null for other runs. */
  readonly reason: Reason | null;
}

export type Noises = (at: number) => Noise | null;

/** Neighbours of one kind as one run; words left out and found again nearby are moved. */
export function gatherRuns(both: Both, noises: Noises, steps: readonly Step[]): Run[] {
  const words = steps.flatMap((step) => (step.op === 'omitted' ? eachWord(step) : [step]));
  const runs: Run[] = [];
  for (const step of words) {
    const run = { ...step, reason: reasonFor(both, noises, step) };
    const last = runs.at(-1);
    if (last !== undefined && canJoin(last, run)) runs[runs.length - 1] = joined(last, run);
    else runs.push(run);
  }
  return withMoved(
    both,
    runs.map((run) => attributed(both, run)),
  );
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

function canJoin(a: Run, b: Run): boolean {
  const meet = a.wording[1] === b.wording[0] && a.text[1] === b.text[0];
  return meet && a.op === b.op && a.reason === b.reason && a.op !== 'changed';
}

function joined(a: Run, b: Run): Run {
  return { ...a, wording: [a.wording[0], b.wording[1]], text: [a.text[0], b.text[1]] };
}

function attributed({ text }: Both, run: Run): Run {
  return run.reason === 'silent' && isAttribution(text, run.text) ? { ...run, reason: 'attribution' } : run;
}

/** How far a word may have moved and still be the same one. */
const NEARBY = 30;

function withMoved(both: Both, runs: readonly Run[]): Run[] {
  const left = new Set(runs.filter((run) => run.reason === 'silent'));
  const moved = runs.map((run): Run => {
    if (run.op !== 'added') return run;
    const from = [...left].find((other) => isSameWords(both, run, other));
    if (from === undefined) return run;
    left.delete(from);
    return { op: 'moved', wording: run.wording, text: from.text, reason: null };
  });
  return moved.filter((run) => run.reason !== 'silent' || left.has(run));
}

/** The same words in whatever order: names that changed places took the verb between them along. */
function isSameWords({ wording, text }: Both, added: Run, omitted: Run): boolean {
  if (added.wording[1] - added.wording[0] !== omitted.text[1] - omitted.text[0]) return false;
  if (Math.abs(added.text[0] - omitted.text[0]) > NEARBY) return false;
  const [ours, theirs] = [wording.folded.slice(...added.wording), text.folded.slice(...omitted.text)];
  return ours.sort().join(' ') === theirs.sort().join(' ');
}
