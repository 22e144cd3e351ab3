import { cappedWords } from '../../platform/lib/capped-count.js';

/** `12`, or `1,000+` where counting stopped. */
export function countWords(dates: readonly unknown[]): string {
  return cappedWords(dates.length);
}

const DAY_MS = 86_400_000;

/** Units of age, the longest first: an age is given in the first of which it has two or more. */
const UNITS = [
  [365, 'years'],
  [30, 'months'],
  [7, 'weeks'],
  [1, 'days'],
] as const;

/** `3 weeks`, `1 day`, or `less than a day`. @param now UTC, ISO 8601 */
export function ageWords(since: string, now: string): string {
  const days = Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS);
  const unit = UNITS.find(([length]) => days >= 2 * length);
  if (unit !== undefined) return `${Math.floor(days / unit[0])} ${unit[1]}`;
  return days === 1 ? '1 day' : 'less than a day';
}
