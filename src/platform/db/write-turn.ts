import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../lib/errors.js';
import { isBusyError, WRITE_WAIT_MS, whileBusy } from './lock-wait.js';

// Whose turn it is to write: the changes of one connection run one after another in the order they were asked for, and
// each waits until no other program writes. Owns that waiting and knows since when the lock has been refused.

/** Changes that may wait at once. Each keeps in memory what somebody sent. */
const MAX_WAITING = 1000;

/** A question whether changes can be written is answered within this, whatever goes on. Milliseconds. */
const MAX_PROBE_MS = 1000;

export class WriteTurn<Begun> {
  readonly #begin: () => Promise<Begun>;
  readonly #waitMs: number;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #refusedSince: number | null = null;
  #isClosed = false;

  /**
   * @param begin takes the lock, or throws AppError `busy` at once
   * @param waitMs how long a change waits for another program's lock, counted from when it was asked for
   */
  constructor(begin: () => Promise<Begun>, waitMs = WRITE_WAIT_MS) {
    this.#begin = begin;
    this.#waitMs = waitMs;
  }

  /**
   * Begins a change when it is its turn, and runs it.
   * @throws AppError `busy` where the lock was refused for too long, or too many wait; `unavailable` once it is closed
   */
  async take<T>(run: (begun: Begun) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw shuttingDown();
    if (this.#waiting >= MAX_WAITING) throw new AppError('busy', TOO_MANY);
    const asked = performance.now();
    this.#waiting += 1;
    return this.#inTurn(async () => {
      try {
        return await run(await whileBusy(() => this.#attempt(asked), asked + this.#waitMs));
      } finally {
        this.#waiting -= 1;
      }
    });
  }

  /**
   * Finds out whether changes can be written. Another program that holds the lock for a while is no obstacle: they wait.
   * @throws AppError `busy` where the lock has been refused for longer than a change waits; whatever `begin` throws
   */
  async probe(end: (begun: Begun) => Promise<void>): Promise<void> {
    if (this.#refusedSince === null || this.#waiting === 0) await this.#tried(end);
    const refused = this.#refusedSince;
    if (refused !== null && performance.now() - refused >= this.#waitMs) throw new AppError('busy', TOO_LONG);
  }

  /** Lets the change under way finish and refuses those that wait for the lock, then does the last thing of all. */
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

  /** @param asked when whoever wants the lock asked for it: since then it has been refused, if it is refused now */
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

  /** One that fails does not stop the next. */
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
