import type { ClaimFilters } from '../model.js';

export type Years = readonly [first: number, last: number];
/** Both inclusive, YYYY-MM-DD. */
export type Days = readonly [first: string, last: string];

/** The first day that a date can have. */
export const FIRST_DAY = '0000-01-01';

/** The days that a selection by dates consists of: those of the years and of `rest`, without those of `excess`. */
export interface Period {
  /** Null for none. */
  readonly years: Years | null;
  readonly rest: readonly Days[];
  readonly excess: readonly Days[];
}

/** The days that the dates select; null where they select all claims, also those without a date. */
export function periodOf({ from, to }: ClaimFilters): Period | null {
  if (from === null && to === null) return null;
  const [first, last] = [from?.min ?? FIRST_DAY, to?.max ?? '9999-12-31'];
  if (first > last) return { years: null, rest: [], excess: [] };
  const [firstYear, lastYear] = [first.slice(0, 4), last.slice(0, 4)];
  const [begin, end] = [`${firstYear}-01-01`, `${lastYear}-12-31`];
  const isWithinYear = firstYear === lastYear && (first !== begin || last !== end);
  if (isWithinYear) return { years: null, rest: [[first, last]], excess: [] };
  const rest: Days[] = [];
  const excess: Days[] = [];
  // Of the first and the last year the shorter side is read: the days of the period, or the others.
  const isFirstWhole = first.slice(5) <= MIDDLE;
  if (!isFirstWhole) rest.push([first, `${firstYear}-12-31`]);
  else if (first !== begin) excess.push([begin, dayBeside(first, -1)]);
  const isLastWhole = last.slice(5) >= MIDDLE;
  if (!isLastWhole) rest.push([`${lastYear}-01-01`, last]);
  else if (last !== end) excess.push([dayBeside(last, 1), end]);
  const begins = Number(firstYear) + (isFirstWhole ? 0 : 1);
  const ends = Number(lastYear) - (isLastWhole ? 0 : 1);
  return { years: begins > ends ? null : [begins, ends], rest, excess };
}

const MIDDLE = '07-01';
const DAY_MS = 86_400_000;

function dayBeside(day: string, by: 1 | -1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}
