// What is known of a check of the whole database, once it is over.

export type CheckOutcome = 'sound' | 'faults' | 'failed';

/** The first fault of its sort, and how many there are, without any words of the record. */
export interface FoundFault {
  readonly kind: string;
  readonly line: string;
  readonly advice: string;
  readonly count: number;
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

/** What the check of a moment says of the desk, by kinds of faults alone; null where all is well or nothing is known. */
export function faultsInBrief(check: IntegrityCheck | null): string | null {
  if (check === null || check.outcome === 'sound') return null;
  if (check.outcome === 'failed') return 'the last integrity check did not finish';
  const counts = new Map<string, number>();
  for (const { kind, count } of check.report.faults) counts.set(kind, (counts.get(kind) ?? 0) + count);
  const named = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
  return `the last integrity check found faults: ${named}`;
}

/** What admins see on the first page of the desk; null where all is well. */
export function integrityNotice(check: IntegrityCheck | null) {
  if (check === null || check.outcome === 'sound') return null;
  return { at: check.finished_at, didFinish: check.outcome === 'faults' };
}

/**
 * Whether a check is due: the time of the day has passed since the last one began.
 * @param at `HH:MM` in UTC
 * @param last when the last one began, UTC; null where there was none
 * @param since how long the server has been up, in milliseconds: one that was missed waits for a quiet start
 */
export function isCheckDue(at: string, now: Date, last: string | null, since: number): boolean {
  const scheduled = lastScheduled(at, now);
  if (last !== null && Date.parse(last) >= scheduled) return false;
  return since >= CATCH_UP_AFTER_MS || scheduled >= now.getTime() - since;
}

/** Of two moments in UTC, either of which may not be. */
export function laterOf(one: string | null, other: string | null): string | null {
  return one !== null && (other === null || Date.parse(one) > Date.parse(other)) ? one : other;
}

/** How long after the start a check that was missed is made up. */
export const CATCH_UP_AFTER_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

function lastScheduled(at: string, now: Date): number {
  const [hours, minutes] = at.split(':').map(Number) as [number, number];
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hours, minutes);
  return today <= now.getTime() ? today : today - DAY_MS;
}
