import { OUTSIDE_RECORDS } from './reference.js';
import type { Tally } from './reference-report.js';

// A record may have any number of fields, and a report names so many of them: it is one answer, read by a person.

const MAX_NAMED = 100;

/** The first names, then how many there are besides: `49,900 others`. */
export function firstNames(names: readonly string[]): readonly string[] {
  if (names.length <= MAX_NAMED) return names;
  const named = names.filter((name, at) => at < MAX_NAMED || name === OUTSIDE_RECORDS);
  return [...named, others(names.length - named.length)];
}

/** The same for counts, which begin with the highest; the others are in as many records as the first of them at most. */
export function firstTallies(tallies: readonly Tally[]): readonly Tally[] {
  if (tallies.length <= MAX_NAMED) return tallies;
  const records = tallies[MAX_NAMED]?.records ?? 0;
  return [...tallies.slice(0, MAX_NAMED), { name: others(tallies.length - MAX_NAMED), records }];
}

function others(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'other' : 'others'}`;
}
