import type { Answers } from './answers.js';
import { count, type Figures, type OnError } from './figures.js';
import type { GoldNumber, GoldText } from './gold-text.js';

/** Of a text's number and the value found for it, how far they may differ: thirds are written in four places. */
const MAX_DIFFERENCE = 0.001;
/** Numbers here are part of a date, a page or a line number, which the gold does not mark. */
const UNMARKED_ZONES: readonly string[] = ['byline', 'dateline', 'footer', 'furniture', 'markup'];
/** Ordinals, “one”, “half”, “dozens”: numbers in some readings only. */
const UNCERTAIN =
  /^(a |an |the )?(ones?|half|quarters?|thirds?|once|twice|dozens?|hundreds?|thousands?|millions?|\p{L}*(st|nd|rd|th)|second|ein\p{L}*|une?|una|uno|один|одна|一)$/iu;
/** Figures behind a letter, Roman figures, ordinals in figures. */
const CODE = /^(\p{L}[\p{L}-]*\d|[IVX]+$|\d+(st|nd|rd|th))/u;

/** Numbers whose span covers the marked one, and those of them with the right value. */
export function scoreNumbers(
  { text, zones, numbers }: GoldText,
  found: Answers['numbers'],
  figures: Figures,
  onError: OnError,
): void {
  const isUnmarked = ({ start, end }: Pick<GoldNumber, 'start' | 'end'>) =>
    zones.some(
      (zone) =>
        [zone.kind, ...zone.others].some((kind) => UNMARKED_ZONES.includes(kind)) &&
        zone.start < end &&
        start < zone.end,
    );
  const marked = numbers.filter((number) => !isUnmarked(number));
  const own = found.filter((number) => !isUnmarked(number));
  let [spans, values] = [0, 0];
  for (const number of marked) {
    const match = own.find(({ start, end }) => start <= number.start && number.end <= end);
    const said = `“${text.slice(number.start, number.end)}” (${number.values})`;
    if (match === undefined) onError(`number not found: ${said}`);
    else spans += 1;
    if (match && number.values.some((value) => match.values.some((other) => isSameValue(value, other))))
      values += 1;
    else if (match) onError(`value of a number: ${match.values.join(' or ')} for ${said}`);
  }
  const extra = own.filter((number) => isExtra(text, number, marked));
  for (const { start, end } of extra) onError(`number not in the gold: “${text.slice(start, end)}”`);
  count(figures, 'numbers', spans, spans + extra.length, marked.length);
  count(figures, 'numbers with their value', values, spans + extra.length, marked.length);
}

function isExtra(
  text: string,
  { start, end }: Answers['numbers'][number],
  marked: readonly GoldNumber[],
): boolean {
  const found = text.slice(start, end);
  const isPart = marked.some((number) => number.start < end && start < number.end);
  return (
    !isPart && !UNCERTAIN.test(found) && !CODE.test(found) && !/[\p{L}\p{N}’'-]/u.test(text[start - 1] ?? '')
  );
}

/** A number is also right as a part of a date, score or time that is read whole. */
function isSameValue(marked: string, found: string): boolean {
  if (marked === found) return true;
  const value = Number(marked);
  const parts = [found, ...found.split(/[-/:–x×]/)];
  return (
    parts.some((part) => Math.abs(toNumber(part) - value) <= MAX_DIFFERENCE * Math.max(1, Math.abs(value))) ||
    isSameTime(marked, found)
  );
}

function toNumber(value: string): number {
  const [, over, under] = /^(-?[\d.]+)\/([\d.]+)$/.exec(value) ?? [];
  return over === undefined ? Number.parseFloat(value) : Number(over) / Number(under);
}

/** Whether a time is the same on a clock of twelve hours; “7.52” and “9” may be times. */
function isSameTime(marked: string, found: string): boolean {
  const [one, other] = [marked, found].map((time) => /^(\d{1,2})(?:[.:](\d\d))?$/.exec(time));
  if (!one || !other || !found.includes(':')) return false;
  return Number(one[1]) % 12 === Number(other[1]) % 12 && Number(one[2] ?? 0) === Number(other[2] ?? 0);
}
