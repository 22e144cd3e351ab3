import { setTimeout as pause } from 'node:timers/promises';
import { ENGINE } from '../../derived/match/model/comparison.js';
import type { Db } from '../../platform/db/schema.js';
import type { Transact, WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Log } from '../../platform/lib/log.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { DueWriter, type Failed } from './due-store.js';
import type { Outcome, Waiting } from './model/compare.js';
import type { Step } from './model/step.js';
import { ComparisonWriter } from './outcome-store.js';
import type { Texts } from './pool.js';
import { WaitingReader } from './waiting-store.js';

// Processes the comparison queue: one source after another, most recently changed first. A request that changed
// something waits until its source is compared, up to a time limit; the rest continues in the background. Unprocessed
// work stays queued in the database.

/** Maximum time, in milliseconds, for which a reply waits. */
const MAX_WAIT_MS = 500;

export interface Comparer {
  /**
   * Waits until the work queued by a change is done, half a second at most. @param sources whose comparisons it
   * affects
   */
  afterChange(sources: readonly number[]): Promise<void>;
  /**
   * Processes the whole queue, including what an older engine compared.
   * @returns the number of sources with failures
   */
  all(): Promise<number>;
  /** Aborts running work, which stays queued. Idempotent. */
  close(): Promise<void>;
}

export interface ComparerParts {
  readonly db: Db;
  readonly transact: Transact;
  readonly log: Log;
  /** Closed together with the comparer. */
  readonly texts: Texts;
  /** Half a second by default. */
  readonly patienceMs?: number;
  /** Called with the claims whose wordings were compared, in the same transaction. */
  readonly followers?: readonly ((change: WriteContext, claimIds: readonly number[]) => Promise<void>)[];
}

export function makeComparer(parts: ComparerParts): Comparer {
  const { patienceMs = MAX_WAIT_MS } = parts;
  // Failed ones are not retried until something about them changes, since they would fail again.
  const failed = new Set<number>();
  const unread = new Map<number, number>();
  const waiters = new Set<Waiter>();
  let closed = false;
  let isOfThisEngine = false;
  let isAsked = false;
  let begun = 0;
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    try {
      for (;;) {
        isAsked = false;
        const waiting = closed ? null : await new WaitingReader(parts.db).next([...failed]);
        // The queue may have grown while it was read.
        if (waiting === null && isAsked && !closed) continue;
        if (waiting === null) return;
        begun += 1;
        if (!(await compareSource(parts, unread, waiting))) failed.add(waiting.sourceId);
        tell(waiters, begun);
      }
    } finally {
      running = null;
    }
  };
  const start = (): Promise<void> => {
    isAsked = true;
    running ??= run();
    return running;
  };

  return {
    async afterChange(sources) {
      for (const id of sources) failed.delete(id);
      await parts.texts.prepare();
      const all = start().catch((err) => parts.log.error({ err }, 'comparing failed'));
      // Work in progress began before this change; the next source taken up is this change's.
      const own = new Promise<void>((done) => waiters.add({ since: begun, done }));
      const patience = new AbortController();
      await Promise.race([
        own,
        all,
        pause(patienceMs, undefined, { signal: patience.signal }).catch(() => {}),
      ]);
      patience.abort();
    },
    async all() {
      if (!isOfThisEngine)
        await parts.transact(DESK_ACTOR, (change) => new DueWriter(change.tx).addOlderThan(ENGINE));
      isOfThisEngine = true;
      await start();
      return failed.size + (await new WaitingReader(parts.db).givenUp());
    },
    async close() {
      closed = true;
      await parts.texts.close();
      await running?.catch(() => {});
    },
  };
}

/** A request that waits for its comparisons. */
interface Waiter {
  /** The number of sources taken up before. */
  readonly since: number;
  readonly done: () => void;
}

function tell(waiters: Set<Waiter>, begun: number): void {
  for (const waiter of waiters) {
    if (waiter.since >= begun) continue;
    waiters.delete(waiter);
    waiter.done();
  }
}

/**
 * @returns whether more of the source, or it again, can be tried; failures are logged, and stay queued
 * @throws AppError where the database could not be read or written
 */
async function compareSource(
  parts: ComparerParts,
  unread: Map<number, number>,
  waiting: Waiting,
): Promise<boolean> {
  const { transact, followers = [], texts } = parts;
  let step: Step | null = null;
  const hear = (next: Step) => {
    step = next;
  };
  let outcome: Outcome;
  try {
    outcome = await texts.compare(waiting, hear);
  } catch (error) {
    if (error instanceof WorkerEnded && error.reason === 'closed') return false;
    if (error instanceof AppError) throw error;
    return blame(parts, unread, { waiting, step, error });
  }
  await transact(DESK_ACTOR, async (change) => {
    const claims = await new ComparisonWriter(change.tx).keep(waiting, outcome);
    for (const follow of followers) await follow(change, claims);
  });
  unread.delete(waiting.sourceId);
  return true;
}

interface Failure {
  readonly waiting: Waiting;
  /** The step that was running when it failed. */
  readonly step: Step | null;
  readonly error: unknown;
}

/** Maximum number of consecutive failures to read a copy, so that it is not retried for each wording. */
const MAX_UNREAD = 2;

/** A failure in a wording or note counts against it alone; one in a copy against all of its source. */
async function blame(
  { transact, log }: ComparerParts,
  unread: Map<number, number>,
  { waiting: { sourceId }, step, error }: Failure,
): Promise<boolean> {
  const why = error instanceof WorkerEnded ? error.reason : 'fault';
  log.error({ err: error, source: sourceId, step, why }, 'a source could not be compared');
  if (step === null) return false;
  const times = step.kind === 'read' || step.kind === 'align' ? (unread.get(sourceId) ?? 0) + 1 : 0;
  unread.set(sourceId, times);
  if (times > 0 && times < MAX_UNREAD) return true;
  const failed: Failed =
    times > 0
      ? { source_id: sourceId }
      : step.kind === 'wording'
        ? { attribution_id: step.id }
        : { annotation_id: step.id };
  const reason = why === 'time' || why === 'memory' ? why : 'fault';
  await transact(DESK_ACTOR, ({ tx }) => new DueWriter(tx).countFailure(failed, reason));
  return true;
}
