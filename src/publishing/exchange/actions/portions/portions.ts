import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor, Follower, Transactor, WriteContext } from '../../../../platform/db/transact.js';
import type { WithdrawalReason } from '../../../../vocabulary.js';
import { ImportReader, ImportWriter } from '../../imports-store.js';

// Writes the rows of one import in portions, each a transaction, all of them one change by its id. Readers see none of
// the rows before the last transaction (docs/decisions/0038-imports-beside-other-work.md).

/** Opens a connection of its own, whose changes all have this id. @param last runs after all other followers */
export type OpenTransactor = (changeId: string, last: Follower) => Transactor;

/** Thrown where the import must not go on. */
export class ImportEnded extends Error {
  readonly reason: WithdrawalReason;

  constructor(reason: WithdrawalReason, cause?: unknown) {
    super(`The import ended: ${reason}.`, { cause });
    this.reason = reason;
  }
}

/** How long a portion may hold the write lock, in milliseconds. */
const MAX_HOLD_MS = 60;
/** Longer than the longest pause of a writer who waits for the lock (platform/db/connection/lock-wait.ts). */
const PAUSE_MS = 14;
const FIRST_ROWS = 10;
const MAX_ROWS = 1000;

/** How much a portion may do. */
export interface Quota {
  readonly rows: number;
  /** Whether it has lasted long enough already, since its rows cost more than those before. */
  readonly isOver: () => boolean;
}

export interface PortionsParts {
  readonly importId: number;
  readonly changeId: string;
  readonly actor: Actor;
  readonly open: OpenTransactor;
  /** Whether whoever runs it stopped it. */
  readonly isStopped?: () => boolean;
  /** Whether its rows are withdrawn, which goes on although it was cancelled. */
  readonly isWithdrawal?: boolean;
}

export class Portions {
  readonly #parts: PortionsParts;
  readonly #transactor: Transactor;
  #rows = FIRST_ROWS;
  /** The last event of the last portion. */
  #lastSeq = 0;

  constructor(parts: PortionsParts) {
    const { importId, changeId, open } = parts;
    this.#parts = parts;
    this.#transactor = open(changeId, (change) =>
      new ImportWriter(change.tx).hide(importId, change.events, 'events'),
    );
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /**
   * Runs a portion, and lets others write before the next.
   * @param work returns how many rows are written so far
   * @throws ImportEnded where the import was cancelled, stopped or withdrawn
   */
  async write(work: (change: WriteContext, quota: Quota) => Promise<number>): Promise<void> {
    const { importId } = this.#parts;
    let began = 0;
    await this.#transact(async (change) => {
      began = performance.now();
      const isOver = () => performance.now() - began > MAX_HOLD_MS;
      const done = await work(change, { rows: this.#rows, isOver });
      const writer = new ImportWriter(change.tx);
      // NOTE: before the followers, whose triggers do not count hidden rows.
      await writer.hide(importId, change.events);
      await writer.progress(importId, done, change.events);
      return change;
    });
    const took = performance.now() - began;
    const fitting = (this.#rows * MAX_HOLD_MS) / Math.max(took, 1);
    // Grows slowly, since some portions are cheaper than others.
    this.#rows = Math.max(1, Math.min(MAX_ROWS, Math.floor(Math.min(fitting, this.#rows * 1.5 + 1))));
    await pause(PAUSE_MS);
  }

  /** The next rows may cost more than those before. */
  restart(): void {
    this.#rows = FIRST_ROWS;
  }

  /** The transaction that ends the import. */
  async end<T>(work: (change: WriteContext) => Promise<T>): Promise<T> {
    const answers: T[] = [];
    await this.#transact(async (change) => {
      answers.push(await work(change));
      return change;
    });
    return answers[0] as T;
  }

  close(): Promise<void> {
    return this.#transactor.close();
  }

  async #transact(work: (change: WriteContext) => Promise<WriteContext>): Promise<void> {
    const { importId, actor, isStopped, isWithdrawal } = this.#parts;
    const { events } = await this.#transactor.transact(actor, async (change) => {
      const row = await new ImportReader(change.tx).byId(importId);
      if (row?.state !== 'running') throw new ImportEnded('stopped');
      const isCancelled = row.cancelled_by !== null || isStopped?.();
      if (isCancelled && !isWithdrawal) throw new ImportEnded('cancelled');
      return work(change);
    });
    this.#lastSeq = events.at(-1)?.seq ?? this.#lastSeq;
  }
}
