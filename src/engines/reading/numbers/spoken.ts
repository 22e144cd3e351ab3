import { LETTERS } from './atoms.js';
import { Cardinal, valueOfCompound } from './cardinal.js';
import { type Amount, overJoint, overSpace, type Scan } from './scan.js';
import { decadeReadings } from './surfaces.js';
import { decimalOf, printValue, timesPowerOfTen, type Value, withPart } from './value.js';

// Reads a number in words: “one point two million”, “two-thirds”, “five and a half”, “twenty-first”.

/** @param at a piece of letters */
export function readSpoken(scan: Scan, at: number): Amount | null {
  const { atoms, words } = scan;
  const word = atoms.word(at);
  if (word === '') return null;
  const decade = words.decades.get(word);
  if (decade !== undefined)
    return { ...amountOf(at + 1, ''), kind: 'decade', values: decadeReadings(String(decade)) };
  if (words.amounts.has(word)) return { ...amountOf(at + 1, word), kind: 'amount' };
  const half = words.half.get(word);
  if (half !== undefined) return scaledBy(scan, at + 1, parseDecimal(half));
  if (words.article.has(word)) return afterArticle(scan, at);
  const cardinal = cardinalAt(scan, at);
  if (cardinal !== null) return continued(scan, at, cardinal);
  const ordinal = words.ordinals.get(word);
  if (ordinal !== undefined) return ordinalOf(scan, at, at + 1, ordinal);
  return words.parts.get(word) === 2 ? halfAt(scan, at) : null;
}

function amountOf(end: number, value: string): Amount {
  return { end, kind: 'measure', values: [{ value, unit: null }], isCertain: true, isInWords: true };
}

function parseDecimal(written: string): Value {
  const [whole = '0', decimals = ''] = written.split('.');
  return decimalOf(whole, decimals);
}

interface Whole {
  readonly end: number;
  readonly value: number;
  readonly isTens: boolean;
  readonly count: number;
}

/** Longer rows of number words are several numbers. */
const MAX_WORDS = 24;

function cardinalAt(scan: Scan, at: number): Whole | null {
  const number = new Cardinal();
  let end = at;
  for (let next = at; number.count < MAX_WORDS; next = overJoint(scan, end)) {
    const over = next === at ? at : overAnd(scan, next, number);
    if (!takeWord(scan, over, number)) break;
    end = over + 1;
  }
  return number.count === 0 ? null : { end, value: number.value, isTens: number.isTens, count: number.count };
}

/** “two hundred and five”, “treinta y cinco”, “vingt et un”. */
function overAnd(scan: Scan, at: number, number: Cardinal): number {
  const { atoms, words, language } = scan;
  if (!words.and.has(atoms.word(at))) return at;
  const isJoint = language === null || language === 'en' ? number.isRound : number.isRound || number.isTens;
  const next = overJoint(scan, at + 1);
  const isShare = words.parts.has(atoms.word(overJoint(scan, next + 1)));
  return isJoint && !isShare ? next : at;
}

function takeWord({ atoms, words }: Scan, at: number, number: Cardinal): boolean {
  const word = atoms.word(at);
  if (word === '') return false;
  const scale = words.scales.get(word);
  if (scale !== undefined) return number.multiply(scale);
  const value = words.values.get(word) ?? valueOfCompound(word, words);
  return value !== null && (number.add(value) || (words.decades.size > 0 && number.addYear(value)));
}

/** What may follow a whole number: a decimal part, a fraction, an ordinal. */
function continued(scan: Scan, at: number, whole: Whole): Amount {
  const { atoms, words } = scan;
  const next = overJoint(scan, whole.end);
  const word = atoms.word(next);
  if (words.point.has(word)) {
    const read = decimalsAfter(scan, next);
    if (read !== null) return scaledBy(scan, read.end, decimalOf(String(whole.value), read.digits));
  }
  const part = words.parts.get(word);
  if (part !== undefined && whole.value < 20 && isFraction(scan, word, whole.value))
    return scaledBy(scan, next + 1, withPart('0', whole.value, part));
  const ordinal = words.ordinals.get(word);
  if (ordinal !== undefined && whole.isTens && ordinal < 10)
    return ordinalOf(scan, at, next + 1, whole.value + ordinal);
  const mixed = andPart(scan, whole);
  if (mixed !== null) return mixed;
  const isCertain = whole.count > 1 || !words.uncertain.has(atoms.word(at));
  return { ...amountOf(whole.end, String(whole.value)), isCertain };
}

/** “one third”, “two thirds”; in English a singular after a larger number is an ordinal. */
function isFraction({ language }: Scan, word: string, value: number): boolean {
  return value === 1 || /s$/.test(word) || (language !== null && language !== 'en');
}

/** “and a half”, “y medio”, “and three quarters”. */
export function andPart(scan: Scan, { end, value }: { end: number; value: number | string }): Amount | null {
  const { atoms, words } = scan;
  let at = overSpace(scan, end);
  if (at === end || !words.and.has(atoms.word(at))) return null;
  at = overSpace(scan, at + 1);
  const top = words.values.get(atoms.word(at)) ?? (words.article.has(atoms.word(at)) ? 1 : null);
  const bottom = words.parts.get(atoms.word(top === null ? at : overJoint(scan, at + 1)));
  if (bottom === undefined || (top ?? 1) >= bottom) return null;
  const last = top === null ? at : overJoint(scan, at + 1);
  return scaledBy(scan, last + 1, withPart(String(value), top ?? 1, bottom));
}

function decimalsAfter(scan: Scan, point: number): { end: number; digits: string } | null {
  let [end, digits] = [point + 1, ''];
  for (let at = overJoint(scan, end); digits.length < MAX_WORDS; at = overJoint(scan, end)) {
    const value = scan.words.values.get(scan.atoms.word(at));
    if (value === undefined || value > 99) break;
    digits += String(value);
    end = at + 1;
  }
  return digits === '' ? null : { end, digits };
}

/** “… million” after a decimal number. */
function scaledBy(scan: Scan, end: number, value: Value): Amount {
  const at = overSpace(scan, end);
  const exponent = scan.words.scales.get(scan.atoms.word(at))?.exponent ?? null;
  const large = exponent === null ? null : timesPowerOfTen(value, exponent);
  return large === null ? amountOf(end, printValue(value, '')) : amountOf(at + 1, printValue(large, ''));
}

function ordinalOf({ atoms, words }: Scan, at: number, end: number, value: number): Amount {
  const isCertain = end > at + 1 || !words.uncertain.has(atoms.word(at));
  return { ...amountOf(end, String(value)), kind: 'ordinal', isCertain };
}

/** “a hundred”, “a dozen”, “a half”, “a third of”. */
function afterArticle(scan: Scan, at: number): Amount | null {
  const { atoms, words } = scan;
  const next = overSpace(scan, at + 1);
  const word = atoms.word(next);
  if (next === at + 1 || word === '') return null;
  const part = words.parts.get(word);
  if (part !== undefined) return part === 2 || isShare(scan, next + 1) ? shareOf(scan, next, part) : null;
  return words.scales.has(word) ? continued(scan, next, cardinalAt(scan, next) as Whole) : null;
}

function shareOf(scan: Scan, at: number, part: number): Amount {
  return { ...scaledBy(scan, at + 1, withPart('0', 1, part)), isCertain: part !== 2 };
}

const AFTER_SHARE =
  /^(?:of|off|more|less|fewer|higher|lower|larger|smaller|bigger|to|in|by|from|are|is|were|was|have|had|and|or|below|above|that|who)$/;

/** “a third” is a share before “of”, and an ordinal before a noun. */
function isShare(scan: Scan, end: number): boolean {
  const next = overSpace(scan, end);
  return scan.atoms.kind(next) !== LETTERS || AFTER_SHARE.test(scan.atoms.word(next));
}

/** “half a million”, “half”. */
function halfAt(scan: Scan, at: number): Amount {
  const { atoms, words } = scan;
  const article = overSpace(scan, at + 1);
  const next = overSpace(scan, article + 1);
  const scale = words.article.has(atoms.word(article)) ? words.scales.get(atoms.word(next)) : undefined;
  if (scale !== undefined) return amountOf(next + 1, String(scale.factor / 2));
  return { ...amountOf(at + 1, '0.5'), isCertain: false };
}
