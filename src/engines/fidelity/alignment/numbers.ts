import type { Language } from '../../language/language.js';
import type { Words } from '../../reading/compared/words.js';
import { areEqual, type NumberReading, type NumberSpan } from '../../reading/numbers/number.js';
import { readNumbers } from '../../reading/numbers/numbers.js';
import { firstIndex } from '../../text/first-index.js';
import type { Span } from '../../text/span.js';
import { numberWordsOf } from '../../words/numbers.js';
import type { Step, WordRange } from '../verdict.js';
import type { Both } from './price.js';

// Numbers are compared by their values. Steps over parts of a number are joined to one step over the whole of it, so
// that “51/2” is not found in “5½”, nor “3” in “.3”.

/** A number and the words of which it is made. */
export interface NumberWords {
  readonly range: WordRange;
  readonly number: NumberSpan;
}

export interface Numbers {
  readonly wording: readonly NumberWords[];
  readonly text: readonly NumberWords[];
  readonly language: Language | null;
}

/** The numbers among the words `from` to `to`, in order. */
export function numbersIn(words: Words, [from, to]: WordRange, language: Language | null): NumberWords[] {
  if (to <= from) return [];
  const start = from === 0 ? 0 : (words.ends[from - 1] ?? 0);
  const end = to >= words.folded.length ? words.text.length : (words.starts[to] ?? 0);
  return readNumbers(words.text.slice(start, end), language)
    .map((number) => moved(number, start))
    .map((number) => ({ number, range: rangeOf(words, number.start, number.end) }))
    .filter(({ range }) => range[1] > range[0]);
}

function moved(number: NumberSpan, by: number): NumberSpan {
  const tail = number.tail === null ? null : { ...number.tail, at: number.tail.at + by };
  return { ...number, start: number.start + by, end: number.end + by, tail };
}

function rangeOf({ starts, ends }: Words, start: number, end: number): WordRange {
  const first = firstIndex(ends.length, (at) => (ends[at] ?? 0) > start);
  return [
    first,
    Math.max(
      first,
      firstIndex(starts.length, (at) => (starts[at] ?? 0) >= end),
    ),
  ];
}

/** The steps of one passage, with those over numbers that differ joined. */
export function withNumbers(both: Both, numbers: Numbers, steps: readonly Step[]): readonly Step[] {
  const within = { wording: rangeIn(steps, 'wording'), text: rangeIn(steps, 'text') };
  const ours = numbers.wording.filter(({ range }) => meet(range, within.wording));
  const theirs = numbers.text.filter(({ range }) => meet(range, within.text));
  if (ours.length + theirs.length === 0 || areAllSame(both, steps, ours, theirs)) return steps;
  const single = steps.flatMap(singly);
  const groups = groupsOf(single, [
    ...ours.map(({ range }) => unitsOver(single, 'wording', range)),
    ...theirs.map(({ range }) => unitsOver(single, 'text', range)),
  ]);
  const joined: Step[] = [];
  let done = 0;
  for (const [from, to] of groups) {
    const judged = judge(both, { ours, theirs, language: numbers.language }, single.slice(from, to));
    if (judged === null) continue;
    joined.push(...single.slice(done, from), ...trimmed(both.wording, single.slice(from, to), judged));
    done = to;
  }
  return joined.length === 0 ? steps : [...joined, ...single.slice(done)];
}

type Side = 'wording' | 'text';

function rangeIn(steps: readonly Step[], side: Side): WordRange {
  return [steps[0]?.[side][0] ?? 0, steps.at(-1)?.[side][1] ?? 0];
}

function meet(a: WordRange, b: WordRange): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** Whether each number has its own counterpart, printed alike: nothing is to be joined. */
function areAllSame(
  { wording, text }: Both,
  steps: readonly Step[],
  ours: readonly NumberWords[],
  theirs: readonly NumberWords[],
): boolean {
  if (ours.length !== theirs.length) return false;
  let [step, done]: [number, readonly Span[]] = [0, []];
  return ours.every((one, at) => {
    const other = theirs[at];
    while (step < steps.length && (steps[step]?.wording[1] ?? 0) <= one.range[0]) step += 1;
    const its = steps[step];
    if (other === undefined || its === undefined || !isRow(its) || one.range[1] > its.wording[1])
      return false;
    const by = its.text[0] - its.wording[0];
    const isThere = one.range[0] + by === other.range[0] && one.range[1] + by === other.range[1];
    if (!isThere) return false;
    const extents = [extentOf(wording, one.range, [one]), extentOf(text, other.range, [other])] as const;
    // A word may have many numbers, such as “½½½”.
    if (extents.every((extent, side) => isSameSpan(extent, done[side]))) return true;
    done = extents;
    return printed(wording.text, extents[0]) === printed(text.text, extents[1]);
  });
}

/** The same words one by one. */
function isRow({ op, wording, text }: Step): boolean {
  return op === 'same' && wording[1] - wording[0] === text[1] - text[0];
}

function singly(step: Step): Step[] {
  const count = Math.max(step.wording[1] - step.wording[0], step.text[1] - step.text[0]);
  if (count < 2 || (!isRow(step) && step.op !== 'omitted' && step.op !== 'added')) return [step];
  const at = ([from, to]: WordRange, k: number): WordRange =>
    to > from ? [from + k, from + k + 1] : [from, to];
  return Array.from({ length: count }, (_, k) => ({
    ...step,
    wording: at(step.wording, k),
    text: at(step.text, k),
  }));
}

/** The steps `from` to `to` that touch a range of words. */
function unitsOver(single: readonly Step[], side: Side, range: WordRange): WordRange {
  const from = firstIndex(single.length, (at) => (single[at]?.[side][1] ?? 0) > range[0]);
  const after = firstIndex(single.length, (at) => (single[at]?.[side][0] ?? 0) >= range[1]);
  return [from, Math.max(from, after)];
}

/** Ranges of steps that overlap, joined; in order. */
function groupsOf(single: readonly Step[], ranges: readonly WordRange[]): WordRange[] {
  const groups: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = groups.at(-1);
    const end = Math.min(to, single.length);
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], end);
    else if (end > from) groups.push([from, end]);
  }
  return groups;
}

/** Words that both have at the ends, as the unit, stay the same words: only what is between them changed. */
function trimmed(words: Words, group: readonly Step[], judged: Step): Step[] {
  const isWord = (step: Step | undefined) =>
    step !== undefined && isRow(step) && /^\p{L}+$/u.test(words.folded[step.wording[0]] ?? '');
  const [from, to] = rangeIn(group, 'text');
  if (from !== judged.text[0] || to !== judged.text[1]) return [judged];
  let [first, last] = [0, group.length];
  while (isWord(group[first])) first += 1;
  while (last > first && isWord(group[last - 1])) last -= 1;
  const [wording, text] = [
    rangeIn(group.slice(first, last), 'wording'),
    rangeIn(group.slice(first, last), 'text'),
  ];
  if (wording[1] <= wording[0] || text[1] <= text[0]) return [judged];
  return [...group.slice(0, first), { ...judged, wording, text }, ...group.slice(last)];
}

interface Sides {
  readonly ours: readonly NumberWords[];
  readonly theirs: readonly NumberWords[];
  readonly language: Language | null;
}

/** One step for the group; null where its words are the same, or stand on one side only. */
function judge(both: Both, { ours, theirs, language }: Sides, group: readonly Step[]): Step | null {
  const wording = rangeIn(group, 'wording');
  const inner = rangeIn(group, 'text');
  if (wording[1] <= wording[0] || inner[1] <= inner[0] || isBracketed(both, group, wording)) return null;
  const [a, b] = [ours, theirs].map((numbers, side) =>
    numbers.filter(({ range }) => meet(range, side === 0 ? wording : inner)),
  ) as [NumberWords[], NumberWords[]];
  if (isOfWords(a, b) || isOfWords(b, a) || areOtherMonths(both, group, [...a, ...b])) return null;
  // A unit or a word that is left, where the number was left out or put in, is judged as such.
  if (a.length === 0 && group.every((step) => isRow(step) || step.op === 'omitted')) return null;
  if (b.length === 0 && group.every((step) => isRow(step) || step.op === 'added')) return null;
  const text = reached(both.text, inner, b);
  const kept = group.every((step) => isRow(step) || isNoise(both, step));
  const isWhole = text.range[0] === inner[0] && text.range[1] === inner[1];
  if (kept && isWhole && isPrintedAlike(both, group, { ours: a, theirs: text.numbers })) return null;
  const [mine, its] = [itemsOf(both.wording, wording, a), itemsOf(both.text, text.range, text.numbers)];
  const isEqual = areSameItems(mine, its, numberWordsOf(language).between);
  if (
    isEqual &&
    (kept || printedIn(both.wording, wording, a) === printedIn(both.text, text.range, text.numbers))
  )
    return null;
  return { op: 'changed', wording, text: text.range, value: isEqual ? 'equal' : 'other' };
}

/** “one” and “ein” beside a word that is no number are words. */
function isOfWords(a: readonly NumberWords[], b: readonly NumberWords[]): boolean {
  return a.length === 0 && b.every(({ number }) => !number.isCertain);
}

/** Dates of which only the months differ: these are compared as names. */
function areOtherMonths({ text }: Both, group: readonly Step[], numbers: readonly NumberWords[]): boolean {
  const areDates = numbers.every(({ number }) => number.readings.every(({ kind }) => kind === 'date'));
  if (!areDates || numbers.length < 2) return false;
  const changed = group.filter((step) => !isRow(step));
  return changed.every((step) => step.op === 'changed' && /^\p{L}+$/u.test(text.folded[step.text[0]] ?? ''));
}

/** What a bracket puts in or replaces is judged there. */
function isBracketed({ wording: { marks } }: Both, group: readonly Step[], [from, to]: WordRange): boolean {
  const inside = group.some(({ op, wording }) => op === 'omitted' && marks.get(wording[0])?.bracket);
  return inside || [from, to].some((at) => marks.get(at)?.bracket);
}

function isNoise({ isNoise: is }: Both, { op, text }: Step): boolean {
  return op === 'omitted' && text[1] - text[0] === 1 && is(text[0]);
}

/** A number of the text goes on beyond the passage, unless what is outside is a unit or a year. */
function reached(words: Words, [from, to]: WordRange, numbers: readonly NumberWords[]) {
  const cut = numbers.map((one): NumberWords => {
    const { tail } = one.number;
    if (one.range[1] <= to || tail === null || (words.ends[to - 1] ?? 0) < tail.at) return one;
    if ((words.starts[to] ?? 0) < tail.at) return one;
    const number = { ...one.number, end: tail.at, readings: tail.readings, tail: null };
    return { range: [one.range[0], to], number };
  });
  const range: WordRange = [
    Math.min(from, ...cut.map((one) => one.range[0])),
    Math.max(to, ...cut.map((one) => one.range[1])),
  ];
  return { range, numbers: cut };
}

function isPrintedAlike(
  { wording, text }: Both,
  group: readonly Step[],
  { ours, theirs }: { readonly ours: readonly NumberWords[]; readonly theirs: readonly NumberWords[] },
): boolean {
  const rows = group.filter(isRow);
  if (rows.length < group.length) return true;
  return (
    printedIn(wording, rangeIn(rows, 'wording'), ours) === printedIn(text, rangeIn(rows, 'text'), theirs)
  );
}

/** From the first word or number to the end of the last, in UTF-16 code units. */
function extentOf({ starts, ends }: Words, [from, to]: WordRange, numbers: readonly NumberWords[]): Span {
  let [start, end] = [starts[from] ?? 0, ends[to - 1] ?? 0];
  for (const { number } of numbers) [start, end] = [Math.min(start, number.start), Math.max(end, number.end)];
  return [start, end];
}

function isSameSpan(one: Span, other: Span | undefined): boolean {
  return one[0] === other?.[0] && one[1] === other[1];
}

function printedIn(words: Words, range: WordRange, numbers: readonly NumberWords[]): string {
  return printed(words.text, extentOf(words, range, numbers));
}

/** As printed, whatever kind of space, dash, apostrophe or case. */
function printed(text: string, span: Span): string {
  return text
    .slice(...span)
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF[\]]/g, '')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u2010-\u2015\u2212]|--/g, '-')
    .replace(/(?<=\p{L})-(?=\p{L})|\s+/gu, ' ')
    .replace(/(?<=\p{L}|^)\p{Lu}(?=\p{Ll}{2})|^\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
}

type Item = readonly NumberReading[] | string;

/** The values of a row of words, and the words that are no numbers. */
function itemsOf(words: Words, [from, to]: WordRange, numbers: readonly NumberWords[]): Item[] {
  const items: Item[] = [];
  for (let at = from; at < to; ) {
    const one = numbers.find(({ range }) => range[0] <= at && at < range[1]);
    if (one === undefined) items.push(words.folded[at] ?? '');
    else items.push(one.number.readings, ...(one.number.until === null ? [] : [RANGE, one.number.until]));
    at = Math.max(at + 1, one?.range[1] ?? 0);
  }
  return items;
}

const RANGE = '–';

function areSameItems(a: readonly Item[], b: readonly Item[], between: ReadonlySet<string>): boolean {
  const isTo = (item: Item) => item === RANGE || (typeof item === 'string' && between.has(item));
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at] ?? '';
      if (typeof one === 'string' || typeof other === 'string')
        return one === other || (isTo(one) && isTo(other));
      return areEqual(one, other);
    })
  );
}
