import { currencyOf, isPercent, MEASURES, SYMBOLS } from '../../words/numbers.js';
import { type Atoms, DIGITS, HAN, LETTERS, PART, SIGN, SPACES } from './atoms.js';
import { readDigitRun } from './digit-run.js';
import { exponentOfHan } from './han.js';
import { type Amount, overJoint, overSpace, type Scan } from './scan.js';
import { asWritten } from './surfaces.js';
import { decimalOf, printValue, timesPowerOfTen, type Value, withPart } from './value.js';

// Reads a number that begins with a digit or with ½: its fraction, its suffix and the scales after it.

interface Read {
  readonly end: number;
  readonly value: Value;
  readonly isFraction: boolean;
}

/** @param at a piece of digits or a fraction; @param hasCurrency whether a currency stands before it */
export function readWritten(scan: Scan, at: number, hasCurrency: boolean): Amount | null {
  const { atoms } = scan;
  const read = atoms.kind(at) === PART ? partAt(atoms, at, '0') : wholeAt(scan, at);
  if (read === null || isRaised(atoms, read.end)) return readCode(scan, at);
  const suffix = read.isFraction ? null : suffixAt(scan, read, hasCurrency);
  if (suffix !== null) return suffix;
  const isAttached = atoms.kind(read.end) === LETTERS || atoms.kind(read.end) === DIGITS;
  if (isAttached && !isUnitWord(atoms, read.end) && /^[\p{Script=Latin}\d]/u.test(atoms.raw(read.end)))
    return readCode(scan, at);
  return scaled(scan, read);
}

/** Null for digits with marks that form no number, and for leading zeros. */
function wholeAt(scan: Scan, at: number): Read | null {
  const { atoms } = scan;
  const run = readDigitRun(atoms, at, scan.words);
  if (run.whole === '') return null;
  const isInteger = run.decimals === '';
  const fraction = isInteger ? fractionAfter(scan, at, run.end, run.whole) : null;
  if (fraction !== null) return fraction;
  if (/^0\d/.test(run.whole) && isInteger) return null;
  return { end: run.end, value: decimalOf(run.whole, run.decimals), isFraction: false };
}

/** 1/2, 5½, 5 1/2, 5-1/2. */
function fractionAfter(scan: Scan, at: number, end: number, whole: string): Read | null {
  const { atoms } = scan;
  if (isSlash(atoms, end)) return slashed(atoms, at, '0');
  const next = overJoint(scan, end);
  if (atoms.kind(next) === PART) return partAt(atoms, next, whole);
  const isMixed = next > end && atoms.kind(next) === DIGITS && isSlash(atoms, next + 1);
  const mixed = isMixed ? slashed(atoms, next, whole) : null;
  return mixed !== null && isProper(atoms, next) ? mixed : null;
}

function isSlash(atoms: Atoms, at: number): boolean {
  return atoms.is(at, '/\u2044\u2215') && atoms.kind(at + 1) === DIGITS;
}

function isProper(atoms: Atoms, at: number): boolean {
  return Number(atoms.digits(at)) < Number(atoms.digits(at + 2));
}

/** Longer ones are no fractions. */
const MAX_FRACTION_DIGITS = 4;

function slashed(atoms: Atoms, at: number, whole: string): Read | null {
  const [top, bottom] = [atoms.digits(at), atoms.digits(at + 2)];
  if (top.length > MAX_FRACTION_DIGITS || bottom.length > MAX_FRACTION_DIGITS || Number(bottom) === 0)
    return null;
  if (isSlash(atoms, at + 3) || whole.length > MAX_SUMMED_DIGITS) return null;
  return { end: at + 3, value: withPart(whole, Number(top), Number(bottom)), isFraction: true };
}

const MAX_SUMMED_DIGITS = 300;

/** ½ by its decomposition, 1⁄2. */
function partAt(atoms: Atoms, at: number, whole: string): Read | null {
  const [top, bottom] = atoms.raw(at).normalize('NFKD').split('\u2044').map(Number);
  if (top === undefined || bottom === undefined || !bottom || whole.length > MAX_SUMMED_DIGITS) return null;
  return { end: at + 1, value: withPart(whole, top, bottom), isFraction: true };
}

function isRaised(atoms: Atoms, at: number): boolean {
  return /^[\u00B2\u00B3\u00B9\u2070-\u209F^]/.test(atoms.raw(at)) && atoms.kind(at) === SIGN;
}

/** Latin letters and digits written as one: 4x4, 5G, 007, 10². */
export function readCode({ atoms }: Scan, at: number): Amount {
  let end = at + 1;
  while (end < at + MAX_CODE_PIECES && isOfCode(atoms, end)) end += 1;
  const value = asWritten(atoms.text.slice(atoms.starts[at], atoms.ends[end - 1]));
  return { end, kind: 'code', values: [{ value, unit: null }], isCertain: true, isInWords: false };
}

const MAX_CODE_PIECES = 4_000;

function isOfCode(atoms: Atoms, at: number): boolean {
  const kind = atoms.kind(at);
  if (kind === DIGITS || isRaised(atoms, at)) return true;
  if (kind === LETTERS) return /^\p{Script=Latin}/u.test(atoms.raw(at));
  return atoms.is(at, '.,/^') && atoms.kind(at + 1) === DIGITS;
}

const ORDINAL = /^(?:st|nd|rd|th|er|re|ère|e|ème|eme|º|ª|ος|ный|ий|ая|ой)$/u;
/** Letters directly after the digits: millions, thousands. */
const SCALES: Readonly<Record<string, number>> = {
  k: 3,
  K: 3,
  m: 6,
  M: 6,
  mn: 6,
  mln: 6,
  mio: 6,
  Mio: 6,
  bn: 9,
  Bn: 9,
  B: 9,
  mrd: 9,
  Mrd: 9,
  tn: 12,
  trn: 12,
};

function suffixAt(scan: Scan, read: Read, hasCurrency: boolean): Amount | null {
  const { atoms } = scan;
  const at = hasCurrency ? overSpace(scan, read.end) : read.end;
  const raw = atoms.raw(at);
  const amount = { kind: 'measure', isCertain: true, isInWords: false } as const;
  if (at === read.end && ORDINAL.test(raw)) {
    const value = printValue(read.value, '');
    return { ...amount, end: at + 1, kind: 'ordinal', values: [{ value, unit: null }] };
  }
  if (isPointed(scan, read)) {
    const value = printValue(read.value, '');
    const values = [{ value, unit: null }];
    return { ...amount, end: read.end, values, isOrdinal: true };
  }
  const exponent = atoms.kind(at) === LETTERS && Object.hasOwn(SCALES, raw) ? SCALES[raw] : undefined;
  const large = exponent === undefined ? null : timesPowerOfTen(read.value, exponent);
  if (large === null) return null;
  const values: { value: string; unit: string | null }[] = [{ value: printValue(large, ''), unit: null }];
  // “5m” also is five metres.
  if (raw === 'm' && !hasCurrency) values.push({ value: printValue(read.value, ''), unit: 'm' });
  return { ...amount, end: at + 1, values };
}

const POINTED = new Set(['de', 'da', 'no', 'fi', 'cs', 'sk', 'hu', 'pl', 'tr', 'hr', 'sl']);

/** “die 2. Runde”; at the end of a sentence the point is a full stop. */
function isPointed({ atoms, language }: Scan, { end, value }: Read): boolean {
  if (language === null || !POINTED.has(language) || value.decimals !== '' || value.whole.length > 2)
    return false;
  return atoms.is(end, '.') && atoms.kind(end + 1) === SPACES && atoms.kind(end + 2) === LETTERS;
}

function isUnitWord(atoms: Atoms, at: number): boolean {
  const [raw, word] = [atoms.raw(at), atoms.word(at)];
  return SYMBOLS.has(raw) || MEASURES.has(word) || isPercent(word) || currencyOf(word) !== null;
}

const MAX_SCALES = 3;

/** “1.2 million”, “3 hundred thousand”, 3000万. */
function scaled(scan: Scan, read: Read): Amount {
  const { atoms, words } = scan;
  let { value, end } = read;
  for (let count = 0; count < MAX_SCALES; count += 1) {
    const at = overJoint(scan, end);
    const scale = words.scales.get(atoms.word(at));
    const exponent = scale?.exponent ?? (atoms.kind(end) === HAN ? exponentOfNumerals(atoms.raw(end)) : null);
    const next = exponent === null ? dozens(scale?.factor, value) : timesPowerOfTen(value, exponent);
    if (next === null) break;
    value = next;
    end = (scale === undefined ? end : at) + 1;
  }
  const values = [{ value: printValue(value, ''), unit: null }];
  return { end, kind: 'measure', values, isCertain: true, isInWords: false };
}

function dozens(factor: number | undefined, { whole, decimals, part }: Value): Value | null {
  if (factor !== 12 || part[0] !== 0 || whole.length + decimals.length > 12) return null;
  const product = String(BigInt(whole + decimals) * 12n).padStart(decimals.length + 1, '0');
  const point = product.length - decimals.length;
  return decimalOf(product.slice(0, point), product.slice(point));
}

function exponentOfNumerals(numerals: string): number | null {
  const exponents = [...numerals].map(exponentOfHan);
  return exponents.reduce(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    0 as number | null,
  );
}
