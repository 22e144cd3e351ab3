import type { Place } from './places.js';

// Pages mark spans that overlap; HTML nests and cannot. So a text is cut wherever a mark begins or ends, and each
// run tells all the marks that lie on it.

/** A span to be marked; it counts in the whole text. */
export interface Mark<Id> extends Place {
  readonly id: Id;
}

/** A run of text on which the same marks lie from its start to its end. */
export interface Segment<Id> {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** In the order in which the marks were given. */
  readonly ids: readonly Id[];
}

/**
 * Cuts a text into runs, none empty, that together are the text. Of marks that reach beyond it what lies in it
 * counts; empty ones are left out.
 *
 * @param from where the text begins in the whole that the marks' positions count in, for a part of a long text
 */
export function segments<Id>(text: string, marks: readonly Mark<Id>[], from = 0): Segment<Id>[] {
  const turns = turnsOf(marks, from, from + text.length);
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

/** Where a mark begins or ends. */
interface Turn {
  readonly at: number;
  readonly mark: number;
  readonly opens: boolean;
}

function turnsOf(marks: readonly Mark<unknown>[], from: number, to: number): Turn[] {
  const turns: Turn[] = [];
  marks.forEach(({ start, end }, mark) => {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first < last) turns.push({ at: first, mark, opens: true }, { at: last, mark, opens: false });
  });
  return turns.sort((one, other) => one.at - other.at);
}

function inOrder(open: ReadonlySet<number>): number[] {
  return [...open].sort((one, other) => one - other);
}
