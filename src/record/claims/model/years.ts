import type { ClaimFilters } from '../model.js';

export type Years = readonly [first: number, last: number];
/** Both inclusive, YYYY-MM-DD. */
export type Days = readonly [first: string, last: string];

/** The first day that a date can have. */
export const FIRST_DAY = '0000-01-01';

/** The days that a selection by dates consists of. */
export interface Period {
  /** Null for none. */
  readonly years: Years | null;
  /** What comes before the first whole year, and after the last one. */
  readonly rest: readonly Days[];
}

/** The days that the dates select; null where they select all claims, also those without a date. */
export function periodOf({ from, to }: ClaimFilters): Period | null {
  if (from === null && to === null) return null;
  const [first, last] = [from?.min ?? FIRST_DAY, to?.max ?? '9999-12-31'];
  const [firstYear, lastYear] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const begins = first.endsWith('-01-01') ? firstYear : firstYear + 1;
  const ends = last.endsWith('-12-31') ? lastYear : lastYear - 1;
  if (begins > ends) return { years: null, rest: first > last ? [] : [[first, last]] };
  const rest: Days[] = [];
  if (begins > firstYear) rest.push([first, `${yearText(firstYear)}-12-31`]);
  if (ends < lastYear) rest.push([`${yearText(lastYear)}-01-01`, last]);
  return { years: [begins, ends], rest };
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}
