import { MARKS } from '../reading/regions/characters.js';
import { ALL_STOPS } from '../reading/sentences/stops.js';
import type { Place } from './places.js';

// Comparisons count in words and end with a word; a marked passage may end with a punctuation mark.

const LEADING = /^[^\p{L}\p{N}\p{M}]+/u;
const TRAILING = /[^\p{L}\p{N}\p{M}]+$/u;
const STOP = new RegExp(`[${ALL_STOPS}]`);
const QUOTE = new RegExp(`[${MARKS}]`);

/** The place, extended by the marks that the marked words had at their ends; any full stop matches another. */
export function withOuterMarks({ start, end }: Place, exact: string, text: string): Place {
  const words = exact.trim();
  const there = text.slice(start, end);
  const [before, after] = [LEADING.exec(words)?.[0] ?? '', TRAILING.exec(words)?.[0] ?? ''];
  // Marks that the place already contains are not looked for again.
  const first = LEADING.test(there)
    ? 0
    : run(reversed(before), reversed(text.slice(0, start).slice(-MAX_MARKS_UTF16)));
  const had = TRAILING.exec(there)?.[0].length ?? 0;
  const last = run(after.slice(had), text.slice(end, end + MAX_MARKS_UTF16));
  return { start: start - first, end: end + last };
}

/** UTF-16 code units that the marks beside a word take at most. */
const MAX_MARKS_UTF16 = 16;

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** How many code units of the present marks match the wanted ones in order, ignoring spaces. */
function run(wanted: string, there: string): number {
  let [length, at] = [0, 0];
  for (const mark of wanted.replace(/\s/g, '')) {
    while (/\s/.test(there.charAt(at))) at += 1;
    const now = String.fromCodePoint(there.codePointAt(at) ?? 0);
    if (now !== mark && !areBoth(STOP, now, mark) && !areBoth(QUOTE, now, mark)) break;
    at += now.length;
    length = at;
  }
  return length;
}

function areBoth(kind: RegExp, one: string, other: string): boolean {
  return kind.test(one) && kind.test(other);
}
