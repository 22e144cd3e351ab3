import { setTimeout as pause } from 'node:timers/promises';
import { ENGINE } from '../../derived/match/model/comparison.js';
import type { Db } from '../../platform/db/schema.js';
import type { RecordedEvent, Transact, WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Log } from '../../platform/lib/log.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { DueWriter, type Failed } from './due-store.js';
import type { Step } from './model/step.js';
import type { Outcome, Waiting } from './model/waiting.js';
import { ComparisonWriter } from './outcome-store.js';
import type { Texts } from './pool.js';
import { WaitingReader } from './waiting-store.js';

// Processes the comparison queue: one source after another, most recently changed first. A request that changed
// something waits until its source is compared, up to a time limit; the rest continues in the background. Unprocessed
// work stays queued in the database.

/** Maximum time, in milliseconds, for which a reply waits. */
const MAX_WAIT_MS = 500;

export interface ComparerParts {
  readonly db: Db;
  readonly transact: Transact;
  readonly log: Log;
  /** Closed together with the comparer. */
  readonly texts: Texts;
  readonly maxWaitMs?: number;
  /** Called with the claims whose wordings were compared, in the same transaction. */
  readonly followers?: readonly ((change: WriteContext, claimIds: readonly number[]) => Promise<void>)[];
}

export class Comparer {
  readonly #parts: ComparerParts;
  /** Sources that failed: not retried until something about them changes, since they would fail again. */
  readonly #failed = new Set<number>();
  /** The number of consecutive failures to read the copies of a source. */
  readonly #unread = new Map<number, number>();
  readonly #waiters = new Set<Waiter>();
  /** The number of sources taken up so far. */
  #begun = 0;
  #running: Promise<void> | null = null;
  #isAsked = false;
  #isOfThisEngine = false;
  #isClosed = false;

  constructor(parts: ComparerParts) {
    this.#parts = parts;
  }

  /**
   * Waits until the work queued by a change is done, half a second at most.
   * @param sources whose comparisons it affects
   */
  async afterChange(sources: readonly number[]): Promise<void> {
    const { texts, log, maxWaitMs = MAX_WAIT_MS } = this.#parts;
    for (const id of sources) this.#failed.delete(id);
    await texts.prepare();
    const all = this.#start().catch((err) => log.error({ err }, 'comparison failed'));
    // Work in progress began before this change; the next source taken up is this change's.
    const own = new Promise<void>((done) => this.#waiters.add({ since: this.#begun, done }));
    const waiting = new AbortController();
    const timeout = pause(maxWaitMs, undefined, { signal: waiting.signal }).catch(() => {});
    await Promise.race([own, all, timeout]);
    waiting.abort();
  }

  /**
   * Processes the whole queue, including what an older engine compared.
   * @returns the number of sources with failures
   */
  async all(): Promise<number> {
    const { db, transact } = this.#parts;
    if (!this.#isOfThisEngine)
      await transact(DESK_ACTOR, (change) => new DueWriter(change.tx).addOlderThan(ENGINE));
    this.#isOfThisEngine = true;
    await this.#start();
    return this.#failed.size + (await new WaitingReader(db).givenUp());
  }

  /** Aborts running work, which stays queued. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#parts.texts.close();
    await this.#running?.catch(() => {});
  }

  #start(): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    try {
      for (;;) {
        this.#isAsked = false;
        const reader = new WaitingReader(this.#parts.db);
        const waiting = this.#isClosed ? null : await reader.next([...this.#failed]);
        // The queue may have grown while it was read.
        if (waiting === null && this.#isAsked && !this.#isClosed) continue;
        if (waiting === null) return;
        this.#begun += 1;
        if (!(await this.#compare(waiting))) this.#failed.add(waiting.sourceId);
        this.#answerWaiters();
      }
    } finally {
      this.#running = null;
    }
  }

  #answerWaiters(): void {
    for (const waiter of this.#waiters) {
      if (waiter.since >= this.#begun) continue;
      this.#waiters.delete(waiter);
      waiter.done();
    }
  }

  /**
   * @returns whether more of the source, or it again, can be tried; failures are logged, and stay queued
   * @throws AppError where the database could not be read or written
   */
  async #compare(waiting: Waiting): Promise<boolean> {
    const { transact, followers = [], texts } = this.#parts;
    let step: Step | null = null;
    let outcome: Outcome;
    try {
      outcome = await texts.compare(waiting, (next) => {
        step = next;
      });
    } catch (error) {
      if (error instanceof WorkerEnded && error.reason === 'closed') return false;
      if (error instanceof AppError) throw error;
      return this.#countFailure(waiting, step, error);
    }
    await transact(DESK_ACTOR, async (change) => {
      const claims = await new ComparisonWriter(change.tx).keep(waiting, outcome);
      for (const follow of followers) await follow(change, claims);
    });
    this.#unread.delete(waiting.sourceId);
    return true;
  }

  /**
   * A failure in a wording or note counts against it alone; one in a copy against all of its source.
   * @param step the one that was running
   */
  async #countFailure({ sourceId }: Waiting, step: Step | null, error: unknown): Promise<boolean> {
    const { transact, log } = this.#parts;
    const why = error instanceof WorkerEnded ? error.reason : 'fault';
    log.error({ err: error, source: sourceId, step, why }, 'could not compare a source');
    if (step === null) return false;
    const isCopy = step.kind === 'read' || step.kind === 'align';
    const times = isCopy ? (this.#unread.get(sourceId) ?? 0) + 1 : 0;
    this.#unread.set(sourceId, times);
    if (isCopy && times < MAX_UNREAD) return true;
    const own = step.kind === 'wording' ? { attribution_id: step.id } : { annotation_id: step.id };
    const failed: Failed = isCopy ? { source_id: sourceId } : own;
    const reason = why === 'time' || why === 'memory' ? why : 'fault';
    await transact(DESK_ACTOR, ({ tx }) => new DueWriter(tx).countFailure(failed, reason));
    return true;
  }
}

/** A request that waits for its comparisons. */
interface Waiter {
  /** The number of sources taken up before. */
  readonly since: number;
  readonly done: () => void;
}

/** Maximum number of consecutive failures to read a copy, so that it is not retried for each wording. */
const MAX_UNREAD = 2;

/** The sources that a change affects: failed comparisons of these are tried again. */
export function sourcesIn(events: readonly RecordedEvent[]): number[] {
  return events.flatMap(({ subjectKind, subjectId, before, after }) => {
    const id = subjectKind === 'source' ? subjectId : (after ?? before)?.source_id;
    return typeof id === 'number' ? [id] : [];
  });
}
