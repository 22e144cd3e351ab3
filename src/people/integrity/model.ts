import type { Report } from './job/check.js';

// The result of a check of the whole database.

export type CheckOutcome = 'sound' | 'faults' | 'failed';

/** The first fault of its sort and the number of all, without any text of the record. */
export interface FoundFault {
  readonly kind: string;
  readonly line: string;
  readonly advice: string;
  readonly count: number;
  /** Whether what is derived was rebuilt; missing in checks of older versions. */
  readonly rebuilt?: boolean;
}

export interface FoundReport {
  readonly faults: readonly FoundFault[];
  /** Saved copies that do not match, by number. */
  readonly copies: readonly number[];
  /** Why it did not finish; null where it did. */
  readonly reason: string | null;
}

export interface IntegrityCheck {
  readonly started_at: string;
  readonly finished_at: string;
  readonly outcome: CheckOutcome;
  readonly report: FoundReport;
}

type Found = Pick<IntegrityCheck, 'outcome' | 'report'>;

/** @param isRebuilt whether everything derived that differs was rebuilt */
export function foundIn({ faults, copies, sound }: Report, isRebuilt: boolean): Found {
  const found = faults.map(({ kind, line, advice, count }) =>
    isRebuilt && kind === 'derived'
      ? { kind, line, advice: REBUILT_ADVICE, count, rebuilt: true }
      : { kind, line, advice, count },
  );
  return { outcome: sound ? 'sound' : 'faults', report: { faults: found, copies, reason: null } };
}

const REBUILT_ADVICE = 'It was rebuilt; the history says so. Find out who had access to the file.';

export function didNotFinish(reason: string): Found {
  return { outcome: 'failed', report: { faults: [], copies: [], reason } };
}

/** A summary of a check by kinds of faults; null where it is sound or unknown. */
export function faultsInBrief(check: IntegrityCheck | null): string | null {
  if (check === null || check.outcome === 'sound') return null;
  if (check.outcome === 'failed') return 'the last integrity check did not finish';
  const counts = new Map<string, number>();
  for (const { kind, count, rebuilt } of check.report.faults) {
    const name = rebuilt ? `${kind} (rebuilt)` : kind;
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const named = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
  return `the last integrity check found errors: ${named}`;
}

/** The notice for admins on the first page; null where all is well. */
export function integrityNotice(check: IntegrityCheck | null) {
  if (check === null || check.outcome === 'sound') return null;
  return { at: check.finished_at, didFinish: check.outcome === 'faults' };
}

/**
 * Whether a check is due: its time of day has passed since the last one began.
 * @param at `HH:MM` in UTC
 * @param last when the last one began, UTC; null for none
 * @param since how long the server has been up, in milliseconds: a missed check waits until the start is over
 */
export function isCheckDue(at: string, now: Date, last: string | null, since: number): boolean {
  const scheduled = lastScheduled(at, now);
  if (last !== null && Date.parse(last) >= scheduled) return false;
  return since >= CATCH_UP_AFTER_MS || scheduled >= now.getTime() - since;
}

/** The latest of these UTC times that has come: one ahead is of a clock that was set wrong. Null for none. */
export function lastBegun(times: readonly (string | null)[], now: Date): string | null {
  const come = times.filter((time) => time !== null && Date.parse(time) <= now.getTime() + MAX_AHEAD_MS);
  return come.toSorted((a, b) => Date.parse(a ?? '') - Date.parse(b ?? '')).at(-1) ?? null;
}

/** How far two clocks that are right may differ. */
const MAX_AHEAD_MS = 60_000;

/** How long after the start a missed check is made up. */
export const CATCH_UP_AFTER_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** The number of days since 1970-01-01, UTC. */
export function dayNumber(now: Date): number {
  return Math.floor(now.getTime() / DAY_MS);
}

function lastScheduled(at: string, now: Date): number {
  const [hours, minutes] = at.split(':').map(Number) as [number, number];
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hours, minutes);
  return today <= now.getTime() ? today : today - DAY_MS;
}
