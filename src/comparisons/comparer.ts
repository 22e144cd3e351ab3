import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { DESK_ACTOR } from '../accounts/model.js';
import type { Db } from '../db/schema.js';
import type { Change, Transact } from '../db/transact.js';
import type { Log } from '../lib/log.js';
import type { Outcome, Waiting } from './compare.js';
import { DueWriter } from './due-store.js';
import { ENGINE } from './model.js';
import { ComparisonWriter } from './outcome-store.js';
import { WaitingReader } from './waiting-store.js';

// Compares what waits: one source after another, what was changed last first. Whoever changed something is answered
// once theirs is compared, or when that takes too long; the rest goes on. What was not reached waits in the database.

/** Milliseconds that an answer is kept waiting for at most. */
const PATIENCE = 500;

export interface Comparer {
  /** Until what a change left to compare is compared, for half a second at most. @param sources that it named */
  afterChange(sources: readonly number[]): Promise<void>;
  /** All there is, however long it takes; what an older engine compared too. @returns how many sources failed */
  all(): Promise<number>;
  /** Ends after the source under way. Safe to call twice. */
  close(): Promise<void>;
}

export interface ComparerParts {
  readonly db: Db;
  readonly transact: Transact;
  readonly log: Log;
  /** Given the claims whose wordings were compared, in the same transaction. */
  readonly followers?: readonly ((change: Change, claimIds: readonly number[]) => Promise<void>)[];
}

export function makeComparer(parts: ComparerParts): Comparer {
  // Those that could not be compared wait until something about them changes: the same again would fail again.
  const failed = new Set<number>();
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
        // Somebody may have added to the list while it was looked at.
        if (waiting === null && isAsked && !closed) continue;
        if (waiting === null) return;
        begun += 1;
        if (!(await settle(parts, waiting))) failed.add(waiting.sourceId);
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
      await engines();
      const all = start().catch((err) => parts.log.error({ err }, 'comparing failed'));
      // What is under way was begun before this change; what is taken up next is this one's.
      const own = new Promise<void>((done) => waiters.add({ since: begun, done }));
      const patience = new AbortController();
      await Promise.race([own, all, pause(PATIENCE, undefined, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
    },
    async all() {
      if (!isOfThisEngine)
        await parts.transact(DESK_ACTOR, (change) => new DueWriter(change.tx).addOlderThan(ENGINE));
      isOfThisEngine = true;
      await start();
      return failed.size;
    },
    async close() {
      closed = true;
      await running?.catch(() => {});
    },
  };
}

/** Somebody who changed something. */
interface Waiter {
  /** How many sources had been taken up by then. */
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

/** @returns whether it was compared; what could not be is logged, waits on, and keeps nobody from anything */
async function settle({ transact, log, followers = [] }: ComparerParts, waiting: Waiting): Promise<boolean> {
  try {
    const outcome = await compare(waiting);
    await transact(DESK_ACTOR, async (change) => {
      const claims = await new ComparisonWriter(change.tx).keep(waiting, outcome);
      for (const follow of followers) await follow(change, claims);
    });
    return true;
  } catch (err) {
    log.error({ err, source: waiting.sourceId }, 'a source could not be compared');
    return false;
  }
}

/** Read when the first is compared: a start waits for none of them. */
function engines() {
  return import('./compare.js');
}

async function compare(waiting: Waiting): Promise<Outcome> {
  const { compareWaiting } = await engines();
  const work = compareWaiting(waiting);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
