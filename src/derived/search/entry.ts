// The number of an entry: the day a claim was said and the claim's own number in one, so that entries in order
// are claims by date. Claims without a day come before all others. Below 2^53 for every day of the years 0 to 9999.

/** Numbers of claims are below this. */
export const IDS = 2 ** 31;

const DAY_MS = 86_400_000;
const DAY_BEFORE_ALL = Date.parse('0000-01-01') / DAY_MS - 1;

/** The number below which stand all entries of days before this one (YYYY-MM-DD), and of no day. */
export function startOfDay(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) / DAY_MS - DAY_BEFORE_ALL) * IDS;
}

/** The first number after all entries of a day. */
export function endOfDay(day: string): number {
  return startOfDay(day) + IDS;
}

/** Where the entries that have a day begin. */
export const DATED = startOfDay('0000-01-01');

export function claimOf(entry: number): number {
  return entry % IDS;
}
