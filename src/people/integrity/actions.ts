import type { HeadPlaces } from '../../platform/db/heads/places.js';
import type { Db } from '../../platform/db/schema.js';
import type { Transact, WriteContext } from '../../platform/db/transact.js';
import { type Clock, nowIso } from '../../platform/lib/clock.js';
import type { Log } from '../../platform/lib/log.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import { notify, resolveNotices } from '../notices/actions.js';
import { checkApart } from './check-pool.js';
import type { Report } from './job/check.js';
import {
  dayNumber,
  didNotFinish,
  faultsInBrief,
  foundIn,
  type IntegrityCheck,
  isCheckDue,
  lastBegun,
} from './model.js';
import { recordSecrets } from './secrets-store.js';
import { IntegrityCheckReader, IntegrityCheckWriter } from './store.js';

/** What the layers above add, since this one does not know what is derived. */
export interface DerivedParts {
  /** The module of the check's process. */
  readonly worker: string;
  /** Rebuilds what differs from what it derives from, with events that say so, until the signal aborts it. */
  rebuild(transact: Transact, report: Report, signal: AbortSignal): Promise<void>;
  /** Hides what readers should not see, with events that say so. */
  hide(transact: Transact, report: Report): Promise<void>;
  /** Records by which version of the rules everything is derived: that of this program. */
  recordRules(transact: Transact): Promise<void>;
}

export interface DailyCheckParts {
  readonly derived: DerivedParts;
  readonly db: Db;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly log: Log;
  /** The database, and where heads of its history are stored. */
  readonly heads: HeadPlaces;
  /** `HH:MM` in UTC. */
  readonly at: string;
  /** When the server started. */
  readonly startedAt: Date;
  readonly signal: AbortSignal;
  readonly priority?: number;
  /** When this server last began a check: one whose result could not be stored is not repeated before the next day. */
  readonly begun: { at: string | null };
}

/** A check names only so many differences, and is repeated for the rest. */
export const MAX_ROUNDS = 100;

/** How many faults are logged. */
const LOGGED_FAULTS = 20;

/** Checks the whole database where that is due, and stores the result. */
export async function checkWhenDue(parts: DailyCheckParts): Promise<void> {
  const { db, clock, at, startedAt, begun } = parts;
  const now = clock.now();
  const stored = await new IntegrityCheckReader(db).latest();
  const last = lastBegun([stored?.started_at ?? null, begun.at], now);
  if (!isCheckDue(at, now, last, now.getTime() - startedAt.getTime())) return;
  begun.at = nowIso(clock);
  await checkNow(parts);
}

type CheckParts = Pick<
  DailyCheckParts,
  'derived' | 'transact' | 'clock' | 'log' | 'heads' | 'signal' | 'priority'
>;

/** Stores nothing where the server's stop aborted the check. */
export async function checkNow(parts: CheckParts): Promise<void> {
  const started_at = nowIso(parts.clock);
  const { report, reason } = await checked(parts);
  if (parts.signal.aborted) return;
  const found = report === null ? didNotFinish(reason) : foundIn(report, await isRebuilt(report, parts));
  const check: IntegrityCheck = { started_at, finished_at: nowIso(parts.clock), ...found };
  logFound(check, parts.log);
  if (report !== null) await recordOnce(report, parts);
  try {
    await parts.transact(DESK_ACTOR, (change) => keepAndNotify(change, check));
  } catch (error) {
    parts.log.error({ err: error }, 'could not store the result of the integrity check');
  }
}

/** What older versions did not put into the history is taken as it stands, once. */
async function recordOnce(
  { withoutSecret, areRulesUnrecorded }: Report,
  { derived, transact, log }: CheckParts,
): Promise<void> {
  try {
    if (withoutSecret.length > 0)
      await transact(DESK_ACTOR, (change) => recordSecrets(change, withoutSecret));
    if (areRulesUnrecorded) await derived.recordRules(transact);
  } catch (error) {
    log.error({ err: error }, 'could not record in the history what older versions did not');
  }
}

function checked(parts: CheckParts) {
  const day = dayNumber(parts.clock.now());
  return checkApart(parts.heads, { ...parts, day, worker: parts.derived.worker });
}

/**
 * Stores checks by `onrecord db check --rebuild`, so that the page of checks and notices say how things stand now.
 * @param checks in their order; only the last may tell admins of something
 */
export function keepChecks(transact: Transact, checks: readonly IntegrityCheck[]): Promise<void> {
  return transact(DESK_ACTOR, async (change) => {
    for (const check of checks.slice(0, -1)) await new IntegrityCheckWriter(change.tx).keep(check);
    for (const check of checks.slice(-1)) await keepAndNotify(change, check);
  });
}

async function keepAndNotify(change: WriteContext, check: IntegrityCheck): Promise<void> {
  await new IntegrityCheckWriter(change.tx).keep(check);
  const brief = faultsInBrief(check);
  if (brief === null) return resolveNotices(change, 'check');
  const subject =
    check.outcome === 'failed' ? 'The integrity check did not finish' : 'The integrity check found errors';
  const detail = `${inSentence(brief)} See /integrity for what to do.`;
  await notify(change, { kind: 'check', cause: check.outcome, subject, detail });
}

function inSentence(brief: string): string {
  return `${brief.charAt(0).toUpperCase()}${brief.slice(1)}.`;
}

/** Whether everything derived that differs was rebuilt; a failure is logged. */
async function isRebuilt(report: Report, parts: CheckParts, rounds = MAX_ROUNDS): Promise<boolean> {
  if (!differs(report) || rounds === 0) return false;
  const { derived, transact } = parts;
  try {
    await (report.mayRebuild
      ? derived.rebuild(transact, report, parts.signal)
      : derived.hide(transact, report));
  } catch (error) {
    if (parts.signal.aborted) return false;
    parts.log.error({ err: error }, 'could not rebuild what the integrity check found to differ');
    return false;
  }
  if (!report.mayRebuild) return false;
  if (!report.isCutOff) return true;
  const { report: next } = await checked(parts);
  return next !== null && (!differs(next) || (await isRebuilt(next, parts, rounds - 1)));
}

/** Whether there is something to derive again. */
export function differs({
  shown,
  derived,
  compared,
  areCountsWrong,
  misindexed,
  isDerivedOlder,
  areRulesChanged,
}: Report): boolean {
  return (
    shown.length > 0 ||
    derived.length > 0 ||
    compared.length > 0 ||
    areCountsWrong ||
    misindexed.length > 0 ||
    isDerivedOlder ||
    areRulesChanged
  );
}

/** Before it is stored, since a full or damaged disk may prevent that. */
function logFound(check: IntegrityCheck, log: Log): void {
  const brief = faultsInBrief(check);
  if (brief === null) {
    log.info({}, 'integrity check: no errors');
    return;
  }
  const { reason, faults } = check.report;
  const lines = faults.slice(0, LOGGED_FAULTS).map(({ kind, count, line }) => ({ kind, count, line }));
  log.error({ reason, faults: lines }, brief);
}
