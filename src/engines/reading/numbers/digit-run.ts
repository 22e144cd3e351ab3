import type { NumberWords } from '../../words/numbers.js';
import { type Atoms, DIGITS, SPACES } from './atoms.js';

// Reads digits with their grouping and decimal marks, by their shape and, where it is ambiguous, by the language.

export interface DigitRun {
  /** The piece after the last. */
  readonly end: number;
  readonly whole: string;
  readonly decimals: string;
}

const APOSTROPHES = "'’ʼ`´";
/** Longer runs with marks are no numbers. */
const MAX_GROUPS = 3_400;

/** @param at a piece of digits */
export function readDigitRun(atoms: Atoms, at: number, words: NumberWords): DigitRun {
  const grouped = spacedOrApostrophed(atoms, at, words);
  if (grouped !== null) return withDecimals(atoms, grouped, words);
  const marks = markedGroups(atoms, at);
  return marks.length === 0
    ? withDecimals(atoms, { end: at + 1, whole: atoms.digits(at), decimals: '' }, words)
    : byMarks(atoms, at, marks, words);
}

/** 1 000, 1'000: groups of three with one kind of space or apostrophe. */
function spacedOrApostrophed(atoms: Atoms, at: number, words: NumberWords): DigitRun | null {
  if (atoms.length(at) > 3) return null;
  const mark = atoms.raw(at + 1);
  const isSpace = atoms.kind(at + 1) === SPACES && mark.length === 1;
  if (!isSpace && !(mark !== '' && APOSTROPHES.includes(mark))) return null;
  let [end, whole] = [at + 1, atoms.digits(at)];
  const groups: string[] = [];
  while (atoms.raw(end) === mark && atoms.kind(end + 1) === DIGITS && atoms.length(end + 1) === 3) {
    groups.push(atoms.digits(end + 1));
    whole += groups.at(-1) ?? '';
    end += 2;
  }
  if (groups.length === 0 || whole.startsWith('0')) return null;
  const isPlain = mark === ' ' || mark === '\t';
  return isPlain && !words.hasSpacedGroups && !isSurelyGrouped(groups) ? null : { end, whole, decimals: '' };
}

/** With a plain space “3 200” may be two numbers, “10 000” and “1 250 000” not. */
function isSurelyGrouped(groups: readonly string[]): boolean {
  return groups.length > 1 || groups[0] === '000';
}

interface Mark {
  readonly sign: string;
  /** The piece of digits after it. */
  readonly at: number;
}

/** The points and commas directly between digits, and “ . ” between spaces. */
function markedGroups(atoms: Atoms, at: number): Mark[] {
  const marks: Mark[] = [];
  for (let end = at + 1; marks.length < MAX_GROUPS; end += 2) {
    if (!atoms.is(end, '.,٫٬') || atoms.kind(end + 1) !== DIGITS) break;
    marks.push({ sign: atoms.raw(end).replace('٫', '.').replace('٬', ','), at: end + 1 });
  }
  return marks;
}

function byMarks(atoms: Atoms, at: number, marks: readonly Mark[], words: NumberWords): DigitRun {
  const lengths = marks.map((mark) => atoms.length(mark.at));
  const all = [atoms.digits(at), ...marks.map((mark) => atoms.digits(mark.at))];
  const end = (marks.at(-1)?.at ?? at) + 1;
  const signs = new Set(marks.map(({ sign }) => sign));
  const [last] = marks.slice(-1);
  const first = atoms.length(at);
  if (marks.length === 1 && last !== undefined) {
    const isGroup = isGrouping(last.sign, words) && lengths[0] === 3 && first <= 3 && all[0] !== '0';
    return isGroup
      ? withDecimals(atoms, { end, whole: all.join(''), decimals: '' }, words)
      : { end, whole: all[0] ?? '', decimals: all[1] ?? '' };
  }
  const before = lengths.slice(0, -1);
  if (signs.size === 1 && areGroups(first, lengths)) return { end, whole: all.join(''), decimals: '' };
  const isMixed = marks.slice(0, -1).every(({ sign }) => sign === marks[0]?.sign && sign !== last?.sign);
  if (isMixed && areGroups(first, before))
    return { end, whole: all.slice(0, -1).join(''), decimals: all.at(-1) ?? '' };
  // Marks that form no number: a version, a date, a list.
  return { end, whole: '', decimals: '' };
}

function isGrouping(sign: string, { hasDecimalComma }: NumberWords): boolean {
  return sign === (hasDecimalComma ? '.' : ',');
}

/** Groups of three, or of two before a last one of three as in India. */
function areGroups(first: number, lengths: readonly number[]): boolean {
  if (first === 0 || first > 3 || lengths.at(-1) !== 3) return false;
  return (
    lengths.every((length) => length === 3) || (first <= 2 && lengths.slice(0, -1).every((n) => n === 2))
  );
}

/** “1 000,5”, and “3 . 5” where a layout set the point apart. */
function withDecimals(atoms: Atoms, run: DigitRun, words: NumberWords): DigitRun {
  const { end, whole } = run;
  const mark = words.hasDecimalComma ? ',' : '.';
  if (run.end > 0 && atoms.is(end, mark) && atoms.kind(end + 1) === DIGITS && whole.length > 3)
    return { end: end + 2, whole, decimals: atoms.digits(end + 1) };
  const isApart =
    atoms.raw(end) === ' ' &&
    atoms.is(end + 1, '.') &&
    atoms.raw(end + 2) === ' ' &&
    atoms.kind(end + 3) === DIGITS;
  return isApart ? { end: end + 4, whole, decimals: atoms.digits(end + 3) } : run;
}
