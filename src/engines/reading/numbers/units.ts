import { fold } from '../../text/fold.js';
import { currencyOf, isPercent, MEASURES, POUNDS, SYMBOLS, UNIT_PHRASES } from '../../words/numbers.js';
import { DIGITS, LETTERS, SIGN } from './atoms.js';
import { overJoint, type Scan } from './scan.js';

// Reads the unit after a number and the currency before it.

export interface Unit {
  readonly end: number;
  /** More than one where the word has several meanings: pounds. */
  readonly units: readonly string[];
  /** Whether it is a word or symbol set apart, without which the number is still complete: “5 km”. */
  readonly isApart: boolean;
}

/** Symbols of one letter that also stand apart: “5 g”. */
const APART = new Set([...'mgtlW']);

export function unitAfter(scan: Scan, at: number): Unit | null {
  const { atoms } = scan;
  const from = overJoint(scan, at);
  const isApart = from > at;
  const phrase = phraseAt(scan, from);
  if (phrase !== null) return { ...phrase, isApart };
  const raw = atoms.raw(from);
  if (atoms.kind(from) === SIGN) return signAt(scan, from, raw);
  if (atoms.kind(from) !== LETTERS) return null;
  const symbol = symbolAt(scan, from);
  if (symbol !== null && (!isApart || [...symbol.units].every((one) => one.length > 1 || APART.has(one))))
    return { ...symbol, isApart };
  const word = atoms.word(from);
  if (isPercent(word)) return { end: from + 1, units: ['%'], isApart };
  if (POUNDS.has(word)) return { end: from + 1, units: ['£', 'lb'], isApart };
  const currency = currencyOf(word);
  if (currency !== null) return { end: from + 1, units: [currency], isApart };
  const measure = MEASURES.get(word);
  return measure === undefined || isOtherSymbol(raw) ? null : { end: from + 1, units: [measure], isApart };
}

/** “HR” is no hour: words in capitals that are no symbols. */
function isOtherSymbol(raw: string): boolean {
  return raw.length < 4 && raw !== raw.toLowerCase();
}

function phraseAt({ atoms }: Scan, from: number): Unit | null {
  const first = atoms.word(from);
  if (first === '') return null;
  for (const [words, unit] of UNIT_PHRASES) {
    if (words[0] !== first) continue;
    const isWhole = words.every((word, k) => atoms.word(from + 2 * k) === word);
    if (isWhole) return { end: from + 2 * words.length - 1, units: [unit], isApart: false };
  }
  return null;
}

function signAt({ atoms }: Scan, from: number, raw: string): Unit | null {
  if (raw === '\u2103') return { end: from + 1, units: ['°C'], isApart: false };
  if (raw === '\u2109') return { end: from + 1, units: ['°F'], isApart: false };
  if (raw === '°' || raw === 'º') {
    const isScale = atoms.kind(from + 1) === LETTERS && /^[CFK]$/.test(atoms.raw(from + 1));
    return {
      end: from + (isScale ? 2 : 1),
      units: [isScale ? `°${atoms.raw(from + 1)}` : '°'],
      isApart: false,
    };
  }
  if (raw === '‰') return { end: from + 1, units: ['‰'], isApart: false };
  const sign = fold(raw);
  const unit = isPercent(sign) ? '%' : currencyOf(sign);
  if (unit === null || (unit !== '%' && atoms.kind(from + 1) === DIGITS)) return null;
  return { end: from + 1, units: [unit], isApart: false };
}

/** km/h before km. */
function symbolAt({ atoms }: Scan, from: number): Omit<Unit, 'isApart'> | null {
  const raw = atoms.raw(from);
  const rate = `${raw}/${atoms.raw(from + 2)}`;
  if (atoms.is(from + 1, '/') && SYMBOLS.has(rate)) return { end: from + 3, units: [rate] };
  if (!SYMBOLS.has(raw)) return null;
  return { end: from + 1, units: [raw === 'kmh' || raw === 'kph' ? 'km/h' : raw] };
}

/** The currency before a number: $5, US$5, EUR 5, Rs 500. Null where there is none. */
export function currencyBefore({ atoms }: Scan, at: number): { end: number; unit: string } | null {
  const isPrefixed = atoms.kind(at) === LETTERS && atoms.is(at + 1, '$');
  const written = isPrefixed ? atoms.raw(at) + atoms.raw(at + 1) : atoms.raw(at);
  if (!isPrefixed && atoms.kind(at) === LETTERS && !/^(?:\p{Lu}{3}|Rs)$/u.test(written)) return null;
  const unit = currencyOf(fold(written));
  if (unit === null) return null;
  const after = at + (isPrefixed ? 2 : 1);
  const end = atoms.raw(after) === '.' && atoms.kind(after + 1) !== DIGITS ? after + 1 : after;
  const next = /^\s$/.test(atoms.raw(end)) ? end + 1 : end;
  return atoms.kind(next) === DIGITS || atoms.is(next, '.') ? { end: next, unit } : null;
}
