import { altered, type Case, type Finding } from './finding.js';
import type { Words } from './words.js';

// A term in marks is held at arm’s length. To put marks round it, or take them off, says something else.

/** Word numbers, end exclusive, of what stands between two marks. */
type Term = readonly [start: number, end: number];

const OPENING = /(?:^|[\s([\u2013\u2014-])(?:["\u201C\u00AB\u201E\u300C\u300E\u2018\u2039]|''|``|')[([]?$/;
const CLOSING = /^[.,!?;:\u2026]*(?:["\u201D\u00BB\u201C\u300D\u300F\u2019\u203A]|''|')(?![\p{L}\p{N}])/u;

export function findingsOfTerms(its: Case): Finding[] {
  if (its.unpunctuated) return [];
  const { wording, text } = its;
  const inWording = termsOf(wording, [0, wording.folded.length]);
  const placed = placesOf(its);
  const known = new Set(inWording.map(([start, end]) => key(start, end)));
  const [first, last] = [Math.min(...placed.values()), Math.max(...placed.values())];
  const inText = termsOf(text, [first, last + 1]).filter(([start, end]) => start > first || end <= last);
  const back = new Map([...placed].map(([at, place]) => [place, at]));
  const found = new Set<string>();
  for (const [start, end] of inText) {
    const [a, b] = [back.get(start), back.get(end - 1)];
    if (a === undefined || b === undefined) continue;
    found.add(key(a, b + 1));
    if (!known.has(key(a, b + 1)) && b - a + 1 < wording.folded.length) return altered('meaning_mark');
  }
  const isPut = inWording.some(([start, end]) => isInside(its, start, end) && !found.has(key(start, end)));
  return isPut ? altered('meaning_mark') : [];
}

function key(start: number, end: number): string {
  return `${start} ${end}`;
}

/** Marks round the whole wording are its own; so are those round words that the text has not. */
function isInside({ wording, passages }: Case, start: number, end: number): boolean {
  if (start === 0 && end === wording.folded.length) return false;
  return passages.flat().some((run) => run.op === 'same' && run.wording[0] <= start && end <= run.wording[1]);
}

/** Where each word of the wording stands that is the same in the text. */
function placesOf({ passages }: Case): Map<number, number> {
  const placed = new Map<number, number>();
  for (const { op, wording, text } of passages.flat()) {
    if (op !== 'same' || wording[1] - wording[0] !== text[1] - text[0]) continue;
    for (let k = 0; k < wording[1] - wording[0]; k += 1) placed.set(wording[0] + k, text[0] + k);
  }
  return placed;
}

/** The longest term there is; more is a quotation. */
const LONGEST = 12;

/** Pairs of marks: each opening mark with the next closing one. */
function termsOf(words: Words, [from, to]: Term): Term[] {
  const terms: Term[] = [];
  let open = -1;
  for (let at = from; at < to; at += 1) {
    if (OPENING.test(words.text.slice(Math.max(0, (words.starts[at] ?? 0) - 4), words.starts[at] ?? 0)))
      open = at;
    if (open < 0 || !CLOSING.test(words.text.slice(words.ends[at] ?? 0, (words.ends[at] ?? 0) + 4))) continue;
    if (at + 1 - open <= LONGEST) terms.push([open, at + 1]);
    open = -1;
  }
  return terms;
}
