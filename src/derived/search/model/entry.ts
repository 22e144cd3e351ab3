// The number of an entry combines the day and the id of a claim, so that entries are ordered by date. Claims without
// a day come first. Below 2^53 for every day of the years 0 to 9999.

/** Upper bound of claim ids. */
export const IDS = 2 ** 31;

const DAY_MS = 86_400_000;
const DAY_BEFORE_ALL = Date.parse('0000-01-01') / DAY_MS - 1;

/** The lower bound of the entries of a day (YYYY-MM-DD): entries of earlier days, and without a day, are below it. */
export function startOfDay(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) / DAY_MS - DAY_BEFORE_ALL) * IDS;
}

/** The first number after all entries of a day. */
export function endOfDay(day: string): number {
  return startOfDay(day) + IDS;
}

/** The lower bound of entries with a day. */
export const DATED = startOfDay('0000-01-01');

export function claimOf(entry: number): number {
  return entry % IDS;
}
