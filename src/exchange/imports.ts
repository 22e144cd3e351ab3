import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { arrived } from '../lib/carried-error.js';
import type { Clock } from '../lib/clock.js';
import { AppError } from '../lib/errors.js';
import { packageRoot } from '../lib/package-root.js';
import { Turns } from '../lib/turns.js';
import type { Outcome, Repeated } from './actions.js';
import type { ImportAsk, ImportJob, ImportReply } from './import-job.js';

// The other end of the thread that takes large tables in: one at a time, since each would wait for the other's lock.

const WORKER_FILE = 'dist/src/exchange/commands/import-worker.js';

/** A table of 5,000 rows needs a quarter of this; a runaway must not take the desk with it. */
const HEAP_LIMIT_MB = 512;
const MOST_WAITING = 10;

export interface Imports {
  /**
   * @throws AppError whatever taking in throws; `busy` where too many wait; `unavailable` where the thread ended
   */
  take(ask: ImportAsk): Promise<Outcome | Repeated>;
  close(): Promise<void>;
}

interface ImportsParts {
  readonly database: string;
  readonly clock: Clock;
  /** Told what an import ended with, since its thread has a connection of its own. */
  readonly note: (error: unknown) => void;
}

/** Starts no thread yet. */
export function openImports({ database, clock, note }: ImportsParts): Imports {
  const turns = new Turns({ atOnce: 1, waiting: MOST_WAITING });
  const running = new Set<Worker>();
  let isClosed = false;
  return {
    take: (ask) =>
      turns.take(async () => {
        if (isClosed) throw ended();
        const worker = start(running);
        const clockAheadMs = clock.now().getTime() - Date.now();
        try {
          return await answerFrom(worker, { ...ask, database, clockAheadMs });
        } catch (error) {
          note(error);
          throw error;
        } finally {
          await worker.terminate();
        }
      }),
    async close() {
      isClosed = true;
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

function start(running: Set<Worker>): Worker {
  const worker = new Worker(join(packageRoot, WORKER_FILE), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  running.add(worker);
  worker.once('exit', () => running.delete(worker));
  return worker;
}

/** NOTE: a thread that ends before it answers may have committed: it answers after the commit, not with it. */
function answerFrom(worker: Worker, job: ImportJob): Promise<Outcome | Repeated> {
  return new Promise((resolve, reject) => {
    worker.once('message', (reply: ImportReply) =>
      reply.ok ? resolve(reply.outcome) : reject(arrived(reply.error)),
    );
    worker.once('error', (cause) => reject(ended(cause)));
    worker.once('exit', () => reject(ended()));
    worker.postMessage(job);
  });
}

function ended(cause?: unknown): AppError {
  return new AppError(
    'unavailable',
    'The import stopped before it finished. Check the activity page: if the table was not imported, try again.',
    { cause },
  );
}
