import type { Place } from './places.js';

// Divides a text at the boundaries of overlapping marks, which nested HTML elements cannot express; each segment
// lists the marks that cover it.

/** A span to be marked, in UTF-16 code units of the whole text. */
export interface Mark<Id> extends Place {
  readonly id: Id;
}

/** A segment of text that the same marks cover from start to end. */
export interface Segment<Id> {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** In the order in which the marks were given. */
  readonly ids: readonly Id[];
}

/**
 * Divides a text into non-empty segments that together are the text. Marks are clipped to the text; empty ones are
 * ignored.
 *
 * @param from the offset, in UTF-16 code units, of this text in the whole one that the marks refer to
 */
export function segments<Id>(text: string, marks: readonly Mark<Id>[], from = 0): Segment<Id>[] {
  const turns = boundariesOf(marks, from, from + text.length);
  const open = new Set<number>();
  const runs: Segment<Id>[] = [];
  let at = from;
  for (const turn of [...turns, { at: from + text.length, mark: -1, opens: false }]) {
    if (turn.at > at) {
      const ids = inOrder(open).map((mark) => (marks[mark] as Mark<Id>).id);
      runs.push({ text: text.slice(at - from, turn.at - from), start: at, end: turn.at, ids });
      at = turn.at;
    }
    if (turn.opens) open.add(turn.mark);
    else open.delete(turn.mark);
  }
  return runs;
}

interface Boundary {
  readonly at: number;
  readonly mark: number;
  readonly opens: boolean;
}

function boundariesOf(marks: readonly Mark<unknown>[], from: number, to: number): Boundary[] {
  const turns: Boundary[] = [];
  marks.forEach(({ start, end }, mark) => {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first < last) turns.push({ at: first, mark, opens: true }, { at: last, mark, opens: false });
  });
  return turns.sort((one, other) => one.at - other.at);
}

function inOrder(open: ReadonlySet<number>): number[] {
  return [...open].sort((one, other) => one - other);
}
