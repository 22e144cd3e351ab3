import type { Place } from './places.js';

// A comparison counts in words, and its places end with them; what was marked may end with the mark of its sentence.

const LEADING = /^[^\p{L}\p{N}\p{M}\s]+/u;
const TRAILING = /[^\p{L}\p{N}\p{M}\s]+$/u;
const STOPS = '.!?…。！？';

/** The place with the marks at its ends that the marked words had at theirs; another full stop is one too. */
export function withOuterMarks({ start, end }: Place, exact: string, text: string): Place {
  const before = [...(LEADING.exec(exact)?.[0] ?? '')].reverse();
  const after = [...(TRAILING.exec(exact)?.[0] ?? '')];
  const there = text.slice(start, end);
  // Of marks that lie within the place already none are looked for again.
  const first = LEADING.test(there)
    ? 0
    : run(before, [...text.slice(Math.max(0, start - before.length), start)].reverse());
  const had = TRAILING.exec(there)?.[0].length ?? 0;
  const last = run(after.slice(had), [...text.slice(end, end + after.length)]);
  return { start: start - first, end: end + last };
}

/** How many code units of the marks that are there are those that are wanted, one by one. */
function run(wanted: readonly string[], there: readonly string[]): number {
  let length = 0;
  for (const [at, mark] of wanted.entries()) {
    const now = there[at] ?? '';
    if (now !== mark && !(isStop(now) && isStop(mark))) break;
    length += now.length;
  }
  return length;
}

function isStop(mark: string): boolean {
  return mark !== '' && STOPS.includes(mark);
}
