import { firstIndex } from '../../text/first-index.js';
import type { Span } from '../../text/span.js';
import type { ReadText } from '../text/text.js';
import type { Run } from './runs.js';

// Rolling captions show a line twice: words omitted beside their duplicate are no omission.

/** Unmarked omissions from a repeated line count as markup where the same words are adjacent. */
export function withRolled(text: ReadText, runs: readonly Run[]): readonly Run[] {
  if (runs.every(({ reason }) => reason !== 'silent')) return runs;
  const { rolling } = text.boilerplate();
  if (rolling.length === 0) return runs;
  const isRolling = ([from, to]: Run['text']) =>
    overlaps(rolling, text.starts[from] ?? 0, text.ends[to - 1] ?? 0);
  return runs.map((run) =>
    run.reason === 'silent' && isRolling(run.text) && hasTwin(text, run.text)
      ? { ...run, reason: 'markup' }
      : run,
  );
}

function overlaps(spans: readonly Span[], start: number, end: number): boolean {
  const first = firstIndex(spans.length, (at) => (spans[at]?.[1] ?? 0) > start);
  return (spans[first]?.[0] ?? Number.POSITIVE_INFINITY) < end;
}

function hasTwin({ ids }: ReadText, [from, to]: Run['text']): boolean {
  const length = to - from;
  return [from - length, to].some((start) => {
    if (start < 0 || start + length > ids.length) return false;
    for (let k = 0; k < length; k += 1) if (ids[start + k] !== ids[from + k]) return false;
    return true;
  });
}
