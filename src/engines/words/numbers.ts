import data from '../../../data/words/numbers.json' with { type: 'json' };
import { fold } from '../text/fold.js';
import { monthRows } from './calendar.js';

// The words, signs and rules by which numbers are read, by language; the file describes each list.

/** Scale by which a word multiplies what stands before it. */
export interface Scale {
  readonly factor: number;
  /** Of a power of ten; null for a dozen. */
  readonly exponent: number | null;
}

export interface NumberWords {
  readonly values: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, Scale>;
  readonly ordinals: ReadonlyMap<string, number>;
  /** Denominators: “third” is 3. */
  readonly parts: ReadonlyMap<string, number>;
  /** Whole words with a half: “anderthalb”. */
  readonly half: ReadonlyMap<string, string>;
  readonly decades: ReadonlyMap<string, number>;
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  readonly and: ReadonlySet<string>;
  readonly point: ReadonlySet<string>;
  readonly negative: ReadonlySet<string>;
  readonly positive: ReadonlySet<string>;
  readonly article: ReadonlySet<string>;
  /** Between the ends of a range: “to”. */
  readonly between: ReadonlySet<string>;
  /** Count without a value: “dozens”, “twice”. */
  readonly amounts: ReadonlySet<string>;
  /** Often no numbers: “one”, “second”. */
  readonly uncertain: ReadonlySet<string>;
  /** What joins units and tens written as one word; null where numbers are not. */
  readonly joined: string | null;
  readonly hasDecimalComma: boolean;
  readonly hasSpacedGroups: boolean;
}

interface Listed extends Partial<Readonly<Record<string, string>>> {}

const LANGUAGES = data.languages as Readonly<Record<string, Listed>>;
const KNOWN = new Map<string, NumberWords>();

/** @param language ISO 639-1; the lists of English for null, and empty ones for a language without any */
export function numberWordsOf(language: string | null): NumberWords {
  const key = language ?? 'en';
  const known = KNOWN.get(key) ?? indexed(key, LANGUAGES[key] ?? {});
  KNOWN.set(key, known);
  return known;
}

function indexed(language: string, listed: Listed): NumberWords {
  const words = (list: string) => new Set(split(listed[list]).map(fold));
  return {
    values: valued(listed.values),
    scales: new Map(pairs(listed.scales).map(([word, scale]) => [word, scaleOf(scale)])),
    ordinals: valued(listed.ordinals),
    parts: valued(listed.parts),
    half: new Map(pairs(listed.half)),
    decades: valued(listed.decades),
    months: monthsOf(monthRows(language) ?? split(listed.months)),
    and: words('and'),
    point: words('point'),
    negative: words('negative'),
    positive: words('positive'),
    article: words('article'),
    between: words('between'),
    amounts: words('amounts'),
    uncertain: words('uncertain'),
    joined: listed.joined ?? null,
    hasDecimalComma: listed.decimal === 'comma',
    hasSpacedGroups: listed.groups === 'space',
  };
}

function split(list: string | undefined): string[] {
  return (list ?? '').split(' ').filter((word) => word !== '');
}

function pairs(list: string | undefined): [string, string][] {
  return split(list).map((entry) => {
    const at = entry.lastIndexOf(':');
    return [fold(entry.slice(0, at)), entry.slice(at + 1)];
  });
}

function valued(list: string | undefined): Map<string, number> {
  return new Map(pairs(list).map(([word, value]) => [word, Number(value)]));
}

function scaleOf(written: string): Scale {
  if (written.endsWith('x')) return { factor: Number(written.slice(0, -1)), exponent: null };
  return { factor: 10 ** Number(written), exponent: Number(written) };
}

function monthsOf(rows: readonly string[]): Map<string, number> {
  return new Map(
    rows.flatMap((names, at) => names.split(/[ /]/).map((name): [string, number] => [fold(name), at + 1])),
  );
}

const MONTH_NAMES = new Set(Object.keys(LANGUAGES).flatMap((key) => [...numberWordsOf(key).months.keys()]));

/** Whether a word, in any case, is the name of a month in a language, or its short form in English. */
export function isMonthName(word: string): boolean {
  return MONTH_NAMES.has(fold(word));
}

const ENGLISH = numberWordsOf('en');
/** Languages tried where that of a text is unknown: their number words are seldom other words elsewhere. */
const TRIED = ['en', 'de', 'fr', 'es', 'ru', 'uk', 'el', 'ar', 'fa', 'he', 'hi', 'ko'].map(numberWordsOf);
const MIN_FOREIGN_LETTERS = 4;

/** Whether a folded word holds a digit, or counts by itself in a language. */
export function isNumberWord(folded: string, language: string | null): boolean {
  if (/\p{N}/u.test(folded) || HAN.test(folded) || UNITS.has(folded)) return true;
  if (counts(numberWordsOf(language), folded)) return true;
  if (language !== null || folded.length < MIN_FOREIGN_LETTERS) return false;
  return TRIED.some((words) => counts(words, folded));
}

const HAN = /^[〇零一二两兩三四五六七八九十百千万萬亿億]+$/;

function counts({ values, scales, amounts, ordinals, parts }: NumberWords, folded: string): boolean {
  return (
    values.has(folded) ||
    scales.has(folded) ||
    amounts.has(folded) ||
    ordinals.has(folded) ||
    parts.has(folded)
  );
}

/** Whether a word is a number wherever it stands: “one” and “second” often are not. */
export function isSurelyNumberWord(folded: string, language: string | null): boolean {
  if (ENGLISH.uncertain.has(folded) || numberWordsOf(language).uncertain.has(folded)) return false;
  return !UNCERTAIN_UNITS.has(folded) && isNumberWord(folded, language);
}

/** A unit by its folded words or signs: per cent, percentage points and currencies. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ...split(data.units.percent).map((word): [string, string] => [fold(word), '%']),
  ...Object.entries(data.units.currencies).flatMap(([unit, words]) =>
    split(words).map((word): [string, string] => [fold(word), unit]),
  ),
]);
const UNCERTAIN_UNITS = new Set(['pc', 'p', 'kr', 'cents', 'rs']);

/** Signs and words of one currency: “€” for “euros”. Null for other words. */
export function currencyOf(folded: string): string | null {
  const unit = UNITS.get(folded);
  return unit === undefined || unit === '%' ? null : unit;
}

export function isPercent(folded: string): boolean {
  return UNITS.get(folded) === '%';
}

/** Phrases of several words for one unit, folded: “per cent”, “percentage points”. */
export const UNIT_PHRASES: readonly (readonly [words: readonly string[], unit: string])[] = [
  ...data.units.percent_phrases.map((phrase): [string[], string] => [fold(phrase).split(' '), '%']),
  ...data.units.points.map((phrase): [string[], string] => [fold(phrase).split(' '), 'pp']),
];

export const POUNDS: ReadonlySet<string> = new Set(split(data.units.pound));

/** Symbols with their case: mW is not MW. */
export const SYMBOLS: ReadonlySet<string> = new Set(split(data.units.symbols));

/** “kilometres” as km. */
export const MEASURES: ReadonlyMap<string, string> = new Map(
  Object.entries(data.units.words).flatMap(([symbol, words]) =>
    split(words).map((word): [string, string] => [fold(word), symbol]),
  ),
);
