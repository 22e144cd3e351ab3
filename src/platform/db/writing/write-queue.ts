import { performance } from 'node:perf_hooks';
import { setImmediate as othersTurn, setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../lib/errors.js';
import { isBusyError, WRITE_WAIT_MS, whileBusy } from '../connection/lock-wait.js';

// The queue of writers: the changes of one connection run one after another in the order of their calls, and each waits
// until no other program writes. Knows since when the lock has been refused.

/** Changes that may wait at once. Each keeps a request body in memory. */
const MAX_WAITING = 1000;

/** A probe answers within this time in any case. Milliseconds. */
const MAX_PROBE_MS = 1000;

interface QueueParts<Begun, Change> {
  /** Takes the lock, or throws AppError `busy` at once. */
  readonly begin: () => Promise<Begun>;
  /** Runs the first change, and any of the next in the queue that it takes along. */
  readonly serve: (begun: Begun, first: Change, next: () => Change | undefined) => Promise<void>;
  /** Runs after a change was answered and before the next begins. Must not throw. */
  readonly after: () => void;
  /** How long a change waits for another program's lock, from its call on. */
  readonly waitMs?: number | undefined;
}

export class WriteQueue<Begun, Change extends object> {
  readonly #begin: () => Promise<Begun>;
  readonly #serve: QueueParts<Begun, Change>['serve'];
  readonly #after: QueueParts<Begun, Change>['after'];
  readonly #waitMs: number;
  readonly #line: Change[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #refusedSince: number | null = null;
  #isClosed = false;

  constructor({ begin, serve, after, waitMs = WRITE_WAIT_MS }: QueueParts<Begun, Change>) {
    this.#begin = begin;
    this.#serve = serve;
    this.#after = after;
    this.#waitMs = waitMs;
  }

  /**
   * Serves a change when its turn in the queue comes, or with one before it.
   * @throws AppError `busy` where the lock was refused for too long, or too many wait; `unavailable` once closed
   */
  async take(change: Change): Promise<void> {
    if (this.#isClosed) throw shuttingDown();
    if (this.#waiting >= MAX_WAITING) throw new AppError('busy', TOO_MANY);
    const asked = performance.now();
    this.#waiting += 1;
    this.#line.push(change);
    let isServed = false;
    const served = this.#inTurn(async () => {
      try {
        if (this.#line[0] !== change) return;
        this.#line.shift();
        const begun = await whileBusy(() => this.#attempt(asked), asked + this.#waitMs);
        isServed = true;
        await this.#serve(begun, change, () => this.#line.shift());
      } finally {
        this.#waiting -= 1;
      }
    });
    void this.#inTurn(async () => {
      if (!isServed) return;
      await othersTurn();
      this.#after();
    });
    return served;
  }

  /**
   * Checks whether changes can be written. Another program that holds the lock briefly is no obstacle, since changes
   * wait.
   * @throws AppError `busy` where the lock has been refused for longer than a change waits; whatever `begin` throws
   */
  async probe(end: (begun: Begun) => Promise<void>): Promise<void> {
    if (this.#refusedSince === null || this.#waiting === 0) await this.#tried(end);
    const refused = this.#refusedSince;
    if (refused !== null && performance.now() - refused >= this.#waitMs) throw new AppError('busy', TOO_LONG);
  }

  /** Waits for the running change, refuses those that wait for the lock, then runs the last task. */
  async close(last: () => Promise<void>): Promise<void> {
    this.#isClosed = true;
    await this.#inTurn(last);
  }

  async #tried(end: (begun: Begun) => Promise<void>): Promise<void> {
    const patience = new AbortController();
    const probed = this.#inTurn(async () => end(await this.#attempt(performance.now()))).catch(
      (error: unknown) => {
        if (!isBusyError(error)) throw error;
      },
    );
    const late = sleep(MAX_PROBE_MS, undefined, { signal: patience.signal }).catch(() => {});
    await Promise.race([probed, late]).finally(() => patience.abort());
  }

  /** @param asked when the lock was requested; where it is refused now, it has been refused since then */
  async #attempt(asked: number): Promise<Begun> {
    try {
      const begun = await this.#begin();
      this.#refusedSince = null;
      return begun;
    } catch (error) {
      if (!isBusyError(error)) throw error;
      this.#refusedSince ??= asked;
      throw this.#isClosed ? shuttingDown() : error;
    }
  }

  /** A failed task does not stop the next. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => {});
    return result;
  }
}

const TOO_MANY = 'Too many changes are waiting to be saved. Nothing was saved: try again in a minute.';
const TOO_LONG = 'Another program has been writing to the database for too long.';

function shuttingDown(): AppError {
  return new AppError('unavailable', 'The server is shutting down, so nothing was saved.');
}
