import { fold } from '../../text/fold.js';
import type { NumberWords } from '../../words/numbers.js';
import { asciiDigits } from './atoms.js';
import type { NumberKind, NumberReading, Tail } from './number.js';

// Numbers with a shape of their own, found by their signs: dates, times, scores, decades, codes.

export interface Surface {
  readonly end: number;
  readonly readings: readonly NumberReading[];
  /** A part at the end without which it is still a number: a year. */
  readonly tail: Tail | null;
}

type Shape = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray, words: NumberWords) => (Pick<Surface, 'readings'> & Partial<Surface>) | null,
];

/** The first shape that stands at a position; null for none. */
export function surfaceAt(text: string, start: number, words: NumberWords): Surface | null {
  for (const [pattern, read] of SHAPES) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const found = match === null ? null : read(match, words);
    if (match !== null && found !== null) return { end: start + match[0].length, tail: null, ...found };
  }
  return null;
}

const D = String.raw`\p{Nd}`;
const GAP = '[ \\u00A0\\u202F\\u2009]';
const NO_DIGIT = `(?![${D}]|[.,:]${D})`;

function shape(pattern: string, flags = 'uy'): RegExp {
  return new RegExp(pattern, flags);
}

const SHAPES: readonly Shape[] = [
  [shape(`(${D}{4})[-\\u2010\\u2011](${D}{2})[-\\u2010\\u2011](${D}{2})(?![-${D}])`), isoDate],
  [shape(`(${D}{1,2})([/.])(${D}{1,2})\\2(${D}{4}|${D}{2})(?![-/${D}])`), numericDate],
  [
    shape(
      `(${D}{1,2})(?:st|nd|rd|th|er|\\.|\\u00BA)?(?:${GAP}(?:of${GAP}|de${GAP})?|-)(\\p{L}{3,14})(?![\\p{L}${D}])` +
        `(?:\\.?,?${GAP}(?:de${GAP}|del${GAP})?(${D}{4})(?![${D}]|[.,:]${D}|\\p{L}))?`,
    ),
    dayMonth,
  ],
  [
    shape(
      `(\\p{Lu}\\p{L}{2,13})\\.?${GAP}(${D}{1,2})(?:st|nd|rd|th)?(?![${D}\\p{L}%]|[.,:]${D})(?:,?${GAP}(${D}{4})${NO_DIGIT}(?!\\p{L}))?`,
    ),
    monthDay,
  ],
  [shape(`(${D}{1,2})(?:[:.](${D}{2}))?(?::${D}{2})?${GAP}?([AaPp])\\.?[Mm](?![\\p{L}${D}])`), halfDay],
  [shape(`(${D}{1,2})(?:[:.](${D}{2}))?${GAP}(?:Uhr|o['\\u2019]clock|heures|uur)(?!\\p{L})`), clock],
  [shape(`(${D}{1,2})h(${D}{2})?(?![\\p{L}${D}])`), hours],
  [shape(`(${D}{1,2}):(${D}{2})(?::(${D}{2}))?(?![${D}:]|\\p{L})`), time],
  [shape(`(${D}{1,5}):(${D}{1,5})(?![${D}:])`), ratio],
  [shape(`['\\u2019]?(${D}{2}|${D}{4})['\\u2019]?s(?![\\p{L}${D}])`), decade],
  [
    shape(
      `\\+${D}{1,3}(?:[ \\u00A0-]\\(?${D}{1,8}\\)?){2,8}|\\(${D}{2,5}\\)${GAP}?${D}{2,8}(?:[ -]${D}{2,8}){0,4}`,
    ),
    code,
  ],
  [
    shape(`${D}{1,6}(?:[-\\u2010\\u2011]${D}{1,6}){2,8}(?![${D}])|${D}{3}[-\\u2010\\u2011]${D}{4}(?![${D}])`),
    code,
  ],
  [shape(`${D}{1,8}(?:[.,/:]${D}{1,8}){3,12}(?![${D}])`), unlessGrouped],
];

function one(kind: NumberKind, value: string): Pick<Surface, 'readings'> {
  return { readings: [{ kind, value, unit: null }] };
}

function plain(digits: string | undefined): string {
  return asciiDigits(digits ?? '').replace(/^0+(?=.)/, '');
}

function isoDate([, year, month, day]: RegExpExecArray) {
  return dated(asciiDigits(year ?? ''), Number(plain(month)), Number(plain(day)));
}

function dated(year: string, month: number, day: number): Pick<Surface, 'readings'> | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return one('date', `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** 5/6/2023 is the fifth of June or the sixth of May: it equals itself only. */
function numericDate([, first, mark, second, written]: RegExpExecArray) {
  const [a, b] = [Number(plain(first)), Number(plain(second))];
  const year = asciiDigits(written ?? '');
  const years = year.length === 4 ? [year] : [`20${year}`, `19${year}`];
  const isDayFirst = mark === '.' || a > 12;
  if (mark === '/' && a <= 12 && b <= 12 && a !== b) {
    if (a === 0 || b === 0) return null;
    return {
      readings: years.map((one) => ({ kind: 'date' as const, value: `${a}/${b}/${one}`, unit: null })),
    };
  }
  const read = years.flatMap((one) => dated(one, isDayFirst ? b : a, isDayFirst ? a : b)?.readings ?? []);
  return read.length === 0 ? null : { readings: read };
}

function dayMonth(match: RegExpExecArray, words: NumberWords) {
  return named(match, match[1], match[2], match[3], words);
}

function monthDay(match: RegExpExecArray, words: NumberWords) {
  return named(match, match[2], match[1], match[3], words);
}

/** “may” in lower case is a verb in English. */
function named(
  match: RegExpExecArray,
  day: string | undefined,
  name: string | undefined,
  year: string | undefined,
  words: NumberWords,
) {
  const month = words.months.get(fold(name ?? ''));
  if (month === undefined || (name === 'may' && year === undefined)) return null;
  const short = dated('*', month, Number(plain(day)));
  if (short === null || year === undefined) return short;
  const whole = dated(asciiDigits(year), month, Number(plain(day)));
  const at = match.index + match[0].length - year.length;
  return whole === null ? null : { readings: whole.readings, tail: { at, readings: short.readings } };
}

function halfDay([, hour, minute, half]: RegExpExecArray) {
  const hours = Number(plain(hour));
  if (hours > 12 || Number(plain(minute)) > 59) return null;
  const added = /p/i.test(half ?? '') ? 12 : 0;
  return one('time', `${(hours % 12) + added}:${asciiDigits(minute ?? '00')}`);
}

function clock([, hour, minute]: RegExpExecArray) {
  return one('time', `${plain(hour)}:${asciiDigits(minute ?? '00')}`);
}

function hours([, hour, minute]: RegExpExecArray) {
  const time = { kind: 'time' as const, value: `${plain(hour)}:${asciiDigits(minute ?? '00')}`, unit: null };
  const length = { kind: 'measure' as const, value: plain(hour), unit: 'h' };
  return { readings: minute === undefined ? [time, length] : [time] };
}

function time([, hour, minute, second]: RegExpExecArray) {
  if (Number(plain(hour)) > 24 || Number(plain(minute)) > 59) return null;
  const seconds = second === undefined ? '' : `:${asciiDigits(second)}`;
  return one('time', `${plain(hour)}:${asciiDigits(minute ?? '')}${seconds}`);
}

function ratio([, first, second]: RegExpExecArray) {
  return one('ratio', `${plain(first)}:${plain(second)}`);
}

/** ’90s is 1990s as a rule, and ages or degrees at times. */
function decade([, digits]: RegExpExecArray) {
  const years = asciiDigits(digits ?? '');
  if (!years.endsWith('0')) return null;
  return { readings: decadeReadings(years) };
}

export function decadeReadings(years: string): NumberReading[] {
  const of = (value: string): NumberReading => ({ kind: 'decade', value, unit: null });
  return years.length === 2 ? [of(years), of(`19${years}`)] : [of(years)];
}

function code([written]: RegExpExecArray) {
  return one('code', asWritten(written));
}

/** 1.234.567.890 is a number. */
function unlessGrouped([written]: RegExpExecArray) {
  return /^\p{Nd}{1,3}(?:([.,])\p{Nd}{2,3}(?=\1|$|[.,]\p{Nd}+$))*(?:[.,]\p{Nd}+)?$/u.test(written)
    ? null
    : one('code', asWritten(written));
}

/** With one form of spaces and dashes. */
export function asWritten(written: string): string {
  return written
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}
