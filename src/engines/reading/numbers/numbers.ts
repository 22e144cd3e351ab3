import { numberWordsOf } from '../../words/numbers.js';
import { Atoms, DIGITS, HAN, LETTERS, PART, SIGN, SPACES } from './atoms.js';
import { valueOfHan } from './han.js';
import type { NumberKind, NumberReading, NumberSpan } from './number.js';
import { valueOfRoman } from './roman.js';
import { type Amount, overSpace, type Scan } from './scan.js';
import { andPart, readSpoken } from './spoken.js';
import { type Surface, surfaceAt } from './surfaces.js';
import { currencyBefore, type Unit, unitAfter } from './units.js';
import { readCode, readWritten } from './written.js';

// Finds the numbers of a text and reads their values, before anything is folded.

/** In order, without overlaps. @param language ISO 639-1; null where unknown, which is read as English */
export function readNumbers(text: string, language: string | null): NumberSpan[] {
  const scan: Scan = { atoms: new Atoms(text), words: numberWordsOf(language), language };
  const found: NumberSpan[] = [];
  for (let at = 0; at < scan.atoms.count; ) {
    const read = numberAt(scan, at);
    if (read === null) at += 1;
    else {
      found.push(read.span);
      at = read.end;
    }
  }
  return found;
}

interface Read {
  /** The piece after the last. */
  readonly end: number;
  readonly span: NumberSpan;
}

function numberAt(scan: Scan, at: number): Read | null {
  const { atoms } = scan;
  const kind = atoms.kind(at);
  if (kind === SPACES) return null;
  if (kind === DIGITS || kind === PART) return shaped(scan, at) ?? signed(scan, at, at, '');
  if (kind === HAN) return hanAt(scan, at);
  if (kind === LETTERS) return lettersAt(scan, at);
  const isFree = isFreeBefore(scan, at);
  if (atoms.is(at, "'\u2019") && isFree && atoms.kind(at + 1) === DIGITS) return shaped(scan, at);
  if (atoms.is(at, '+(') && isFree) {
    const code = shaped(scan, at);
    if (code !== null) return code;
  }
  if (atoms.is(at, '-\u2212\u2013+') && isFree && isSigned(scan, over(scan, at)))
    return signed(scan, at, over(scan, at), atoms.is(at, '+') ? '+' : '-');
  if (atoms.is(at, '.') && isFree && atoms.kind(at + 1) === DIGITS) return signed(scan, at, at, '');
  return kind === SIGN && currencyBefore(scan, at) !== null ? signed(scan, at, at, '') : null;
}

/** A sign belongs to a number only after a space, a bracket or a quotation mark. */
function isFreeBefore({ atoms }: Scan, at: number): boolean {
  const before = atoms.kind(at - 1);
  return (
    before === 0 ||
    before === SPACES ||
    (before === SIGN && /[\s([{"'‘“„«\u2018¿¡~<>=:]/.test(atoms.raw(at - 1)))
  );
}

/** A minus may be set apart; a hyphen or a dash may not. */
function over(scan: Scan, at: number): number {
  return scan.atoms.is(at, '\u2212') ? overSpace(scan, at + 1) : at + 1;
}

/** Whether a number in digits follows a sign. */
function isSigned(scan: Scan, next: number): boolean {
  const kind = scan.atoms.kind(next);
  if (kind === DIGITS || kind === PART) return true;
  return (
    (scan.atoms.is(next, '.') && scan.atoms.kind(next + 1) === DIGITS) || currencyBefore(scan, next) !== null
  );
}

function shaped(scan: Scan, at: number): Read | null {
  const { atoms } = scan;
  const start = atoms.starts[at] ?? 0;
  if (atoms.kind(at) === LETTERS && !scan.words.months.has(atoms.word(at))) return null;
  const surface = surfaceAt(atoms.text, start, scan.words);
  return surface === null
    ? null
    : { end: pieceAfter(atoms, at, surface.end), span: spanOfSurface(start, surface) };
}

function pieceAfter(atoms: Atoms, from: number, position: number): number {
  let at = from;
  while (at < atoms.count && (atoms.starts[at] ?? 0) < position) at += 1;
  return at;
}

function spanOfSurface(start: number, { end, readings, tail }: Surface): NumberSpan {
  return { start, end, notation: 'digits', readings, until: null, tail, isCertain: true };
}

/** A number in digits at `from`, with its currency, unit and the other end of a range. */
function signed(scan: Scan, start: number, from: number, sign: '' | '-' | '+'): Read | null {
  const { atoms } = scan;
  const currency = currencyBefore(scan, from);
  const at = currency?.end ?? from;
  const amount = atoms.is(at, '.') ? leading(scan, at) : readWritten(scan, at, currency !== null);
  if (amount === null) return null;
  const whole = amount.kind === 'measure' ? (withWords(scan, amount) ?? amount) : amount;
  const first = united(scan, whole, sign, currency?.unit ?? null);
  const until = currency === null || first.unit === null ? untilAfter(scan, whole) : null;
  if (until === null) return { end: first.end, span: spanOf(scan, start, first, null) };
  const readings = first.unit === null ? first.readings : readingsOf(whole, sign, [currency?.unit ?? null]);
  return { end: until.end, span: spanOf(scan, start, { ...until, amount, readings }, until.readings) };
}

/** “5 and a half”. */
function withWords(scan: Scan, amount: Amount): Amount | null {
  const [one] = amount.values;
  if (one === undefined || amount.values.length > 1 || !/^\d{1,12}$/.test(one.value)) return null;
  return andPart(scan, { end: amount.end, value: one.value });
}

/** “.3” is 0.3. */
function leading(scan: Scan, at: number): Amount {
  const read = readWritten(scan, at + 1, false);
  const digits = scan.atoms.digits(at + 1).replace(/0+$/, '');
  const values = (read?.kind === 'measure' ? read.values : []).map(({ unit }) => ({
    value: `0.${digits}`,
    unit,
  }));
  const isPlain = read?.end === at + 2 && values.length > 0;
  return isPlain && read !== null ? { ...read, values } : readCode(scan, at);
}

interface United {
  readonly end: number;
  readonly amount: Amount;
  readonly readings: readonly NumberReading[];
  readonly unit: Unit | null;
}

function united(scan: Scan, amount: Amount, sign: string, currency: string | null): United {
  const isMeasured = amount.kind === 'measure' && currency === null;
  const unit = isMeasured ? unitAfter(scan, amount.end) : null;
  const units = unit?.units ?? [currency];
  // “5m euros” are no metres.
  const values = unit === null ? amount.values : amount.values.filter((one) => one.unit === null);
  const readings = readingsOf({ ...amount, values }, sign, units);
  return { end: unit?.end ?? amount.end, amount, unit, readings };
}

function readingsOf(
  { kind, values, isOrdinal }: Amount,
  sign: string,
  units: readonly (string | null)[],
): NumberReading[] {
  const kinds: readonly NumberKind[] = isOrdinal === true ? [kind, 'ordinal'] : [kind];
  return values.flatMap(({ value, unit }) =>
    units.flatMap((its) => kinds.map((one) => ({ kind: one, value: sign + value, unit: unit ?? its }))),
  );
}

/** “5–6”: a dash directly between two numbers. */
function untilAfter(scan: Scan, amount: Amount): United | null {
  const { atoms } = scan;
  const at = amount.end;
  const mayJoin = amount.kind === 'measure' && atoms.is(at, '-\u2010\u2011\u2012\u2013\u2014');
  if (!mayJoin || (atoms.kind(at + 1) !== DIGITS && currencyBefore(scan, at + 1) === null)) return null;
  const currency = currencyBefore(scan, at + 1);
  const next = readWritten(scan, currency?.end ?? at + 1, currency !== null);
  return next?.kind === 'measure' ? united(scan, next, '', currency?.unit ?? null) : null;
}

function spanOf(scan: Scan, start: number, its: United, until: readonly NumberReading[] | null): NumberSpan {
  const { atoms } = scan;
  const { amount, unit } = its;
  const tailAt = unit?.isApart === true ? (atoms.ends[amount.end - 1] ?? 0) : null;
  const bare = readingsOf(amount, /^[-+]/.exec(its.readings[0]?.value ?? '')?.[0] ?? '', [null]);
  return {
    start: atoms.starts[start] ?? 0,
    end: atoms.ends[its.end - 1] ?? 0,
    notation: amount.isInWords ? 'words' : 'digits',
    readings: its.readings,
    until,
    tail: tailAt === null || until !== null ? null : { at: tailAt, readings: bare },
    isCertain: amount.isCertain,
  };
}

function hanAt(scan: Scan, at: number): Read | null {
  const value = valueOfHan(scan.atoms.raw(at));
  if (value === null) return null;
  const values = [{ value: value.replace(/^0+(?=.)/, ''), unit: null }];
  const isCertain = scan.atoms.length(at) > 1;
  const amount: Amount = { end: at + 1, kind: 'measure', values, isCertain, isInWords: true };
  const its = united(scan, amount, '', null);
  return { end: its.end, span: spanOf(scan, at, its, null) };
}

/** Words before “moins” and “menos” that make it “at least”. */
const AT_LEAST = new Set(['au', 'du', 'le', 'al', 'lo', 'pelo', 'ao', 'de']);

function lettersAt(scan: Scan, at: number): Read | null {
  const { atoms, words } = scan;
  const prefixed = currencyBefore(scan, at);
  if (prefixed !== null) return signed(scan, at, at, '');
  const code = codeAt(scan, at);
  if (code !== null) return code;
  const dated = shaped(scan, at);
  if (dated !== null) return dated;
  const word = atoms.word(at);
  const sign = words.negative.has(word) ? '-' : words.positive.has(word) ? '+' : '';
  if (sign !== '') return AT_LEAST.has(atoms.word(at - 2)) ? null : wordSigned(scan, at, sign);
  const spoken = readSpoken(scan, at);
  if (spoken !== null) {
    const its = united(scan, spoken, '', null);
    return { end: its.end, span: spanOf(scan, at, its, null) };
  }
  return romanAt(scan, at);
}

/** “minus five”, “minus 5”. “plus” adds unless it begins its phrase. */
function wordSigned(scan: Scan, at: number, sign: '-' | '+'): Read | null {
  const next = overSpace(scan, at + 1);
  if (next === at + 1) return null;
  if (isSigned(scan, next)) return signed(scan, at, next, sign);
  const spoken = readSpoken(scan, next);
  if (spoken?.kind !== 'measure' || sign === '+') return null;
  const its = united(scan, { ...spoken, isCertain: true }, sign, null);
  return { end: its.end, span: spanOf(scan, at, its, null) };
}

/** A380, F-16, COVID-19: letters in front of digits. A prefix in lower case, as mid-1990s, is none. */
function codeAt(scan: Scan, at: number): Read | null {
  const { atoms } = scan;
  if (!/^\p{Script=Latin}/u.test(atoms.raw(at))) return null;
  const isHyphened = atoms.is(at + 1, '-\u2010\u2011') && /\p{Lu}$/u.test(atoms.raw(at));
  const digits = isHyphened ? at + 2 : at + 1;
  if (atoms.kind(digits) !== DIGITS || atoms.kind(at - 1) === DIGITS) return null;
  const { end } = readCode(scan, digits);
  const amount = readCode(scan, at);
  const start = atoms.starts[at] ?? 0;
  const value = atoms.text.slice(start, atoms.ends[end - 1]).replace(/[\u2010\u2011]/g, '-');
  const its: United = {
    end,
    amount,
    unit: null,
    readings: [{ kind: 'code', value, unit: null }],
  };
  return { end, span: spanOf(scan, at, its, null) };
}

function romanAt({ atoms }: Scan, at: number): Read | null {
  const value = valueOfRoman(atoms.raw(at));
  if (value === null) return null;
  const readings = (['measure', 'ordinal'] as const).map((kind) => ({
    kind,
    value: String(value),
    unit: null,
  }));
  return {
    end: at + 1,
    span: {
      start: atoms.starts[at] ?? 0,
      end: atoms.ends[at] ?? 0,
      notation: 'roman',
      readings,
      until: null,
      tail: null,
      isCertain: false,
    },
  };
}
