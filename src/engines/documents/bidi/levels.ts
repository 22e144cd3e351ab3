import { pairsIn } from './brackets.js';
import { type Kind, kindOf } from './kinds.js';

// The embedding levels of the signs of a line as it is drawn, from left to right: even for what runs from left to
// right, odd for what runs from right to left. @source Unicode Bidirectional Algorithm (UAX 9), rules W1 to N2, read
// backwards: what a sign follows in reading stands at its right within right-to-left script.

/** The direction of a line: 1 from right to left. */
export type Base = 0 | 1;

/** `pdf.js` takes what is left of a number for what it follows, and knows no pairs of brackets. */
export type Rules = 'unicode' | 'pdf.js';

export function levelsOf(drawn: readonly string[], base: Base, rules: Rules): number[] {
  const kinds = drawn.map(kindOf);
  joinMarks(kinds);
  const near = rules === 'unicode' ? nearOf(kinds) : null;
  tellArabicNumbers(kinds, near);
  joinNumbers(kinds);
  const plain = kinds.map((kind) => (isNeutral(kind) ? 'ON' : kind === 'AL' ? 'R' : kind));
  joinLatinNumbers(plain, base, near);
  if (rules === 'unicode') joinBrackets(plain, drawn, base);
  fillNeutrals(plain, base);
  return plain.map((kind) => levelOf(kind, base));
}

function isNeutral(kind: Kind): boolean {
  return kind === 'ES' || kind === 'ET' || kind === 'CS' || kind === 'WS';
}

function levelOf(kind: Kind, base: Base): number {
  if (kind === 'R') return 1;
  if (kind === 'L') return base === 0 ? 0 : 2;
  return 2;
}

/** W1: a combining mark belongs to the letter beside it, which may be on either side. */
function joinMarks(kinds: Kind[]): void {
  for (let at = 0; at < kinds.length; at++) if (kinds[at] === 'NSM') kinds[at] = kinds[at - 1] ?? 'NSM';
  for (let at = kinds.length - 1; at >= 0; at--) if (kinds[at] === 'NSM') kinds[at] = kinds[at + 1] ?? 'ON';
}

/** W2: digits after an Arabic letter are Arabic numbers; not those beside Latin words. */
function tellArabicNumbers(kinds: Kind[], near: Near | null): void {
  const step = near === null ? 1 : -1;
  let strong: Kind = 'ON';
  for (let at = step < 0 ? kinds.length - 1 : 0; at in kinds; at += step) {
    const kind = kinds[at];
    if (kind === 'EN' && strong === 'AL' && near?.left[at] !== 'L') kinds[at] = 'AN';
    else if (kind === 'L' || kind === 'R' || kind === 'AL') strong = kind;
  }
}

/** W4 and W5: one separator between two numbers, and signs such as % at a number, belong to it. */
function joinNumbers(kinds: Kind[]): void {
  for (let at = 1; at < kinds.length - 1; at++) {
    const [before, kind, after] = [kinds[at - 1], kinds[at], kinds[at + 1]];
    if (before !== after) continue;
    if (kind === 'CS' && (before === 'EN' || before === 'AN')) kinds[at] = before;
    if (kind === 'ES' && before === 'EN') kinds[at] = 'EN';
  }
  for (let at = 1; at < kinds.length; at++)
    if (kinds[at] === 'ET' && kinds[at - 1] === 'EN') kinds[at] = 'EN';
  for (let at = kinds.length - 2; at >= 0; at--)
    if (kinds[at] === 'ET' && kinds[at + 1] === 'EN') kinds[at] = 'EN';
}

/** The letters nearest to each number, where only spaces, numbers and their signs are between. */
interface Near {
  readonly left: readonly (Kind | null)[];
  readonly right: readonly (Kind | null)[];
}

function nearOf(kinds: readonly Kind[]): Near {
  const left: (Kind | null)[] = [];
  const right: (Kind | null)[] = new Array(kinds.length).fill(null);
  let near: Kind | null = null;
  kinds.forEach((kind, at) => {
    left[at] = near;
    if (!isPassed(kind)) near = kind;
  });
  near = null;
  for (let at = kinds.length - 1; at >= 0; at--) {
    right[at] = near;
    const kind = kinds[at] as Kind;
    if (!isPassed(kind)) near = kind;
  }
  return { left, right };
}

function isPassed(kind: Kind): boolean {
  return isNeutral(kind) || kind === 'EN' || kind === 'AN';
}

/** W7: a number after Latin words (Boeing 737), or far from right-to-left script, runs with them. */
function joinLatinNumbers(kinds: Kind[], base: Base, near: Near | null): void {
  let strong: Kind = base === 0 ? 'L' : 'R';
  kinds.forEach((kind, at) => {
    if (kind === 'L' || kind === 'R') strong = kind;
    if (kind !== 'EN') return;
    const [left, right] = [near?.left[at], near?.right[at]];
    const isFar = base === 0 && right !== 'R' && right !== 'AL';
    if (near === null ? strong === 'L' : left === 'L' || isFar) kinds[at] = 'L';
  });
}

/** N0: both brackets of a pair take the direction of what is in them, or of what they follow. */
function joinBrackets(kinds: Kind[], drawn: readonly string[], base: Base): void {
  const counts = countsOf(kinds);
  for (const [open, close] of pairsIn(drawn)) {
    const isIn = (side: 'L' | 'R') => (counts[side][close] ?? 0) > (counts[side][open + 1] ?? 0);
    const own: Kind = base === 0 ? 'L' : 'R';
    const other: Kind = base === 0 ? 'R' : 'L';
    if (!isIn('L') && !isIn('R')) continue;
    // What runs from left to right follows what is left of it, and the reverse.
    const before = base === 0 ? strongFrom(kinds, close, 1) : strongFrom(kinds, open, -1);
    const kind = !isIn(own) && before === other ? other : own;
    kinds[open] = kind;
    kinds[close] = kind;
  }
}

/** How many strong signs of each direction are before each place. */
function countsOf(kinds: readonly Kind[]) {
  const counts = { L: [0], R: [0] };
  kinds.forEach((kind, at) => {
    counts.L.push((counts.L[at] ?? 0) + (kind === 'L' ? 1 : 0));
    counts.R.push((counts.R[at] ?? 0) + (kind === 'ON' || kind === 'L' ? 0 : 1));
  });
  return counts;
}

/** Reads no further than a few signs, so that nested brackets cost no more than others. */
const MAX_LOOKED_AT = 100;

function strongFrom(kinds: readonly Kind[], from: number, step: 1 | -1): Kind | null {
  for (let at = from + step, seen = 0; at in kinds && seen < MAX_LOOKED_AT; at += step, seen++) {
    const kind = kinds[at];
    if (kind !== 'ON') return kind === 'L' ? 'L' : 'R';
  }
  return null;
}

/** N1 and N2: signs between two of one direction take it; others take that of the line. */
function fillNeutrals(kinds: Kind[], base: Base): void {
  const own: Kind = base === 0 ? 'L' : 'R';
  const side = (kind: Kind | undefined) => (kind === undefined ? own : kind === 'L' ? 'L' : 'R');
  for (let from = 0; from < kinds.length; from++) {
    if (kinds[from] !== 'ON') continue;
    let to = from + 1;
    while (kinds[to] === 'ON') to++;
    const [before, after] = [side(kinds[from - 1]), side(kinds[to])];
    kinds.fill(before === after ? before : own, from, to);
    from = to - 1;
  }
}
