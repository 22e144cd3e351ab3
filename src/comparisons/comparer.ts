import { setImmediate as nextTurn } from 'node:timers/promises';
import { DESK_ACTOR } from '../accounts/model.js';
import type { Db } from '../db/schema.js';
import type { Transact } from '../db/transact.js';
import type { Log } from '../lib/log.js';
import type { Outcome, Waiting } from './compare.js';
import { ComparisonWriter } from './outcome-store.js';
import { WaitingReader } from './waiting-store.js';

// Compares what waits. Short copies are compared before whoever changed something is answered; long ones, and
// whatever else takes its time, after it, one source at a time. What was not reached waits in the database.

/** Bytes of text: what is compared in well under a tenth of a second. */
const SHORT = 200_000;
/** Milliseconds that an answer is kept waiting for at most, but for the source under way. */
const PATIENCE = 500;

export interface Comparer {
  /** What can be compared at once; the rest is begun and not waited for. */
  afterChange(): Promise<void>;
  /** All there is, however long it takes. */
  all(): Promise<void>;
  /** Ends after the source under way. Safe to call twice. */
  close(): Promise<void>;
}

export interface ComparerParts {
  readonly db: Db;
  readonly transact: Transact;
  readonly log: Log;
}

export function makeComparer(parts: ComparerParts): Comparer {
  let closed = false;
  let under: Promise<void> = Promise.resolve();
  let isRunning = false;

  const run = async (longest: number, until: () => boolean): Promise<void> => {
    const failed: number[] = [];
    for (;;) {
      const waiting = closed || until() ? null : await new WaitingReader(parts.db).next(longest, failed);
      if (waiting === null) return;
      if (!(await settle(parts, waiting))) failed.push(waiting.sourceId);
    }
  };
  const inBackground = (): Promise<void> => {
    if (isRunning) return under;
    isRunning = true;
    under = run(Number.MAX_SAFE_INTEGER, () => false).finally(() => {
      isRunning = false;
    });
    return under;
  };

  const logged = (err: unknown): void => parts.log.error({ err }, 'comparing failed');

  return {
    async afterChange() {
      const end = performance.now() + PATIENCE;
      try {
        await run(SHORT, () => performance.now() > end);
        if (await new WaitingReader(parts.db).isAnything()) inBackground().catch(logged);
      } catch (err) {
        // The change itself stands: whoever made it is not told that it failed.
        logged(err);
      }
    },
    all: inBackground,
    async close() {
      closed = true;
      await under.catch(() => {});
    },
  };
}

/** @returns whether it was compared; what could not be is logged, waits on, and keeps nobody from anything */
async function settle({ transact, log }: ComparerParts, waiting: Waiting): Promise<boolean> {
  try {
    const outcome = await compare(waiting);
    await transact(DESK_ACTOR, (change) => new ComparisonWriter(change.tx).keep(waiting, outcome));
    return true;
  } catch (err) {
    log.error({ err, source: waiting.sourceId }, 'a source could not be compared');
    return false;
  }
}

async function compare(waiting: Waiting): Promise<Outcome> {
  // Read when the first is compared: a start waits for none of the engines.
  const { compareWaiting } = await import('./compare.js');
  const work = compareWaiting(waiting);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
