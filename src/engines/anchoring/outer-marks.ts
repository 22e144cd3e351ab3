import type { Place } from './places.js';

// A comparison counts in words, and its places end with them; what was marked may end with the mark of its sentence.

const LEADING = /^[^\p{L}\p{N}\p{M}]+/u;
const TRAILING = /[^\p{L}\p{N}\p{M}]+$/u;
const STOPS = '.!?…。！？';
const QUOTES = '“”„"«»‹›‘’‚\'「」『』';

/** The place with the marks at its ends that the marked words had at theirs; another full stop is one too. */
export function withOuterMarks({ start, end }: Place, exact: string, text: string): Place {
  const words = exact.trim();
  const there = text.slice(start, end);
  const [before, after] = [LEADING.exec(words)?.[0] ?? '', TRAILING.exec(words)?.[0] ?? ''];
  // Of marks that lie within the place already none are looked for again.
  const first = LEADING.test(there) ? 0 : run(reversed(before), reversed(text.slice(0, start).slice(-REACH)));
  const had = TRAILING.exec(there)?.[0].length ?? 0;
  const last = run(after.slice(had), text.slice(end, end + REACH));
  return { start: start - first, end: end + last };
}

/** As many characters as the marks beside words take. */
const REACH = 16;

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** How many code units of the marks that are there are those that are wanted, one by one, whatever spaces part them. */
function run(wanted: string, there: string): number {
  let [length, at] = [0, 0];
  for (const mark of wanted.replace(/\s/g, '')) {
    while (/\s/.test(there.charAt(at))) at += 1;
    const now = String.fromCodePoint(there.codePointAt(at) ?? 0);
    if (now !== mark && !areBoth(STOPS, now, mark) && !areBoth(QUOTES, now, mark)) break;
    at += now.length;
    length = at;
  }
  return length;
}

function areBoth(marks: string, one: string, other: string): boolean {
  return marks.includes(one) && marks.includes(other);
}
