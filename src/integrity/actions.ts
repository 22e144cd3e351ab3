import { DESK_ACTOR } from '../accounts/model.js';
import type { Db } from '../db/schema.js';
import type { Transact } from '../db/transact.js';
import { type Clock, nowIso } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { checkApart } from './child.js';
import { faultsInBrief, type IntegrityCheck, isCheckDue } from './model.js';
import { IntegrityCheckReader, IntegrityCheckWriter } from './store.js';

export interface DailyCheckParts {
  readonly db: Db;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly log: Log;
  readonly file: string;
  /** `HH:MM` in UTC. */
  readonly at: string;
  /** When the server started. */
  readonly startedAt: Date;
  readonly signal: AbortSignal;
  readonly priority?: number;
}

/** Checks the whole database where that is due, and keeps what was found. */
export async function checkWhenDue(parts: DailyCheckParts): Promise<void> {
  const { db, clock, at, startedAt } = parts;
  const now = clock.now();
  const last = await new IntegrityCheckReader(db).latest();
  if (isCheckDue(at, now, last?.started_at ?? null, now.getTime() - startedAt.getTime()))
    await checkNow(parts);
}

/** Nothing is kept of a check that the end of the server ended. */
export async function checkNow(
  parts: Pick<DailyCheckParts, 'transact' | 'clock' | 'log' | 'file' | 'signal' | 'priority'>,
): Promise<void> {
  const started_at = nowIso(parts.clock);
  const found = await checkApart(parts.file, parts);
  if (parts.signal.aborted) return;
  const check: IntegrityCheck = { started_at, finished_at: nowIso(parts.clock), ...found };
  await parts.transact(DESK_ACTOR, (change) => new IntegrityCheckWriter(change.tx).keep(check));
  const brief = faultsInBrief(check);
  if (brief === null) parts.log.info({}, 'the integrity check found the database sound');
  else parts.log.error({ reason: found.report.reason }, brief);
}
