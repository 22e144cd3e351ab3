// Which dated backups are kept, and which of them goes first where space is short. By their own dates alone: a clock
// that was ahead or stood still costs no backup.

/** The newest so many; or the last of each of so many days, weeks (from Monday) and months in UTC that have a backup. */
export type Keeping =
  | { readonly newest: number }
  | { readonly daily: number; readonly weekly: number; readonly monthly: number };

export const DEFAULT_KEEPING = { daily: 7, weekly: 4, monthly: 6 } as const satisfies Keeping;

/** However short space is, so many good backups remain. */
export const MIN_GOOD = 2;

interface Dated {
  /** When the backup began. */
  readonly at: Date;
}

/** Those that are not kept, oldest first. @param backups newest first */
export function surplusOf<T extends Dated>(backups: readonly T[], keeping: Keeping): T[] {
  const grains = grainsOf(backups, keeping);
  return backups.filter((_, index) => grains[index] === 0).reverse();
}

/**
 * All in the order in which they go where space is short: first those that are not kept, then those kept for their day,
 * their week and their month, the oldest of each first. The newest of all is the last.
 * @param backups newest first
 */
export function removalOrder<T extends Dated>(backups: readonly T[], keeping: Keeping): T[] {
  const grains = grainsOf(backups, keeping);
  const oldestFirst = backups.map((backup, index) => ({ backup, grain: grains[index] ?? 0 })).reverse();
  const newest = oldestFirst.splice(-1);
  // The sort is stable: within a grain, the oldest stays first.
  return [...oldestFirst.sort((one, other) => one.grain - other.grain), ...newest].map(
    ({ backup }) => backup,
  );
}

/** `14` or `7d,4w,6m`, with at least one part; null where it is neither. */
export function parseKeeping(text: string): Keeping | null {
  if (COUNT.test(text)) return { newest: Number(text) };
  const [, daily, weekly, monthly] = PARTS.exec(text) ?? [];
  if ((daily ?? weekly ?? monthly) === undefined) return null;
  return { daily: Number(daily ?? 0), weekly: Number(weekly ?? 0), monthly: Number(monthly ?? 0) };
}

const COUNT = /^[1-9]\d{0,3}$/;
const PARTS = /^(?!,)(?:([1-9]\d{0,3})d)?(?:(?:^|,)([1-9]\d{0,3})w)?(?:(?:^|,)([1-9]\d{0,3})m)?$/;

/** For each backup, the coarsest grain it is kept for: 3 month, 2 week, 1 day or number, 0 none. */
function grainsOf(backups: readonly Dated[], keeping: Keeping): number[] {
  if ('newest' in keeping) return backups.map((_, index) => Number(index < keeping.newest));
  const [days, weeks, months] = [
    lastOfEach(backups, dayOf, keeping.daily),
    lastOfEach(backups, weekOf, keeping.weekly),
    lastOfEach(backups, monthOf, keeping.monthly),
  ];
  return backups.map((backup) => (months.has(backup) ? 3 : weeks.has(backup) ? 2 : Number(days.has(backup))));
}

function lastOfEach(
  backups: readonly Dated[],
  periodOf: (at: Date) => number | string,
  count: number,
): ReadonlySet<Dated> {
  const last = new Map<number | string, Dated>();
  for (const backup of backups) {
    const period = periodOf(backup.at);
    if (!last.has(period)) last.set(period, backup);
  }
  return new Set([...last.values()].slice(0, count));
}

const DAY_MS = 24 * 3_600_000;

function dayOf(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS);
}

function weekOf(at: Date): number {
  // Day 0 was a Thursday.
  return Math.floor((dayOf(at) + 3) / 7);
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}
