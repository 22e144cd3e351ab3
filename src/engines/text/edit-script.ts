// The shortest edit script between two sequences of words.
// @source Myers, “An O(ND) Difference Algorithm and Its Variations”, Algorithmica 1 (1986), the greedy algorithm

/** `count` consecutive words that both have, or that only the earlier (`removed`) or the later (`added`) has. */
export interface EditRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly count: number;
}

export interface EditScript {
  readonly runs: readonly EditRun[];
  /** Words removed and words added, together. */
  readonly edits: number;
}

/** A diagonal that no path has reached. Paths begin at -1, before the first word. */
const UNREACHED = -2;

/**
 * Null where more than `maxEdits` edits are needed. Takes at most half of `maxEdits` squared steps, and as many
 * numbers of memory.
 */
export function editScript(
  before: readonly string[],
  after: readonly string[],
  maxEdits: number,
): EditScript | null {
  const texts = numbered(before, after);
  const rows = reach(texts, Math.min(maxEdits, before.length + after.length));
  return rows && { runs: runsOf(texts, rows), edits: rows.length - 1 };
}

/** A lower bound for the edits: how many words one has and the other has not, regardless of order. */
export function leastEdits(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of before) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of after) counts.set(word, (counts.get(word) ?? 0) - 1);
  let sum = 0;
  for (const count of counts.values()) sum += Math.abs(count);
  return sum;
}

/** Numbers compare faster than strings. */
function numbered(before: readonly string[], after: readonly string[]): Rows {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  return { from: Int32Array.from(before, numberOf), to: Int32Array.from(after, numberOf) };
}

interface Rows {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * For each count of edits, the furthest point on each diagonal: index (k + edits) / 2 holds the last word of `from`
 * on the diagonal k, which is the index in `from` minus the index in `to`. The last row reaches both ends.
 */
function reach(texts: Rows, maxEdits: number): Int32Array[] | null {
  const { from, to } = texts;
  const rows: Int32Array[] = [];
  // Diagonals beyond one that reached an edge cannot be better.
  let [lowest, highest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let edits = 0; edits <= maxEdits; edits += 1) {
    const previous = rows.at(-1) ?? null;
    const row = new Int32Array(edits + 1).fill(UNREACHED);
    rows.push(row);
    for (let k = -edits; k <= edits; k += 2) {
      if (k < lowest || k > highest) continue;
      const start = startOf(texts, previous, k);
      if (start === UNREACHED) continue;
      const end = follow(texts, start, k);
      row[(k + edits) / 2] = end;
      const [isFromOver, isToOver] = [end + 1 >= from.length, end - k + 1 >= to.length];
      if (isFromOver && isToOver) return rows;
      if (isFromOver) highest = Math.min(highest, k - 1);
      if (isToOver) lowest = Math.max(lowest, k + 1);
    }
  }
  return null;
}

/** Where diagonal k is entered: from one of its neighbours in the preceding row. */
function startOf(texts: Rows, previous: Int32Array | null, k: number): number {
  if (previous === null) return -1;
  const entry = entryOf(texts, previous, k);
  if (entry === null) return UNREACHED;
  return entry === 'added' ? reachedOn(previous, k + 1) : reachedOn(previous, k - 1) + 1;
}

/** The edit that enters diagonal k; of two that reach as far, the removal goes first. */
function entryOf({ from, to }: Rows, previous: Int32Array, k: number): 'added' | 'removed' | null {
  const [below, above] = [reachedOn(previous, k - 1), reachedOn(previous, k + 1)];
  const canAdd = above !== UNREACHED && above - k >= 0 && above - k < to.length;
  const canRemove = below !== UNREACHED && below + 1 < from.length;
  if (!canAdd && !canRemove) return null;
  return !canRemove || (canAdd && below < above) ? 'added' : 'removed';
}

function reachedOn(row: Int32Array, k: number): number {
  return row[(k + row.length - 1) / 2] ?? UNREACHED;
}

function follow({ from, to }: Rows, start: number, k: number): number {
  let at = start;
  while (at + 1 < from.length && at - k + 1 < to.length && from[at + 1] === to[at - k + 1]) at += 1;
  return at;
}

/** Backwards, since only the end is known to be on the path. */
function runsOf(texts: Rows, rows: readonly Int32Array[]): EditRun[] {
  const runs: EditRun[] = [];
  let k = texts.from.length - texts.to.length;
  for (let edits = rows.length - 1; edits >= 0; edits -= 1) {
    const previous = rows[edits - 1] ?? null;
    push(runs, 'same', reachedOn(rows[edits] as Int32Array, k) - startOf(texts, previous, k));
    const entry = previous && entryOf(texts, previous, k);
    if (entry === null) continue;
    push(runs, entry, 1);
    k += entry === 'added' ? 1 : -1;
  }
  return runs.reverse();
}

function push(runs: EditRun[], kind: EditRun['kind'], count: number): void {
  const last = runs.at(-1);
  if (count === 0) return;
  if (last?.kind === kind) runs[runs.length - 1] = { kind, count: last.count + count };
  else runs.push({ kind, count });
}
