import { refused } from '../../../platform/lib/result.js';
import { WorkerEnded } from '../../../platform/workers/worker.js';
import { WorkerPool } from '../../../platform/workers/worker-pool.js';
import type { CheckAnswer, CheckJob } from './check-job.js';
import { tookTooLong } from './model/trial-budget.js';

// Tries CSL files in a thread of their own, which is ended where a style does not finish: no list waits for it.

const THREAD = {
  file: 'dist/src/publishing/citations/styles/check-worker.js',
  kind: 'thread',
  concurrency: 1,
  maxWaiting: 20,
  heapMb: 256,
} as const;

/** Of processor time. The largest style of the collection takes a third of it for a source of each type. */
const MAX_TRIAL_MS = 5_000;

export interface StyleChecks {
  /** @throws AppError busy where too many wait; WorkerEnded where it was closed */
  check(job: Omit<CheckJob, 'timeMs'>): Promise<CheckAnswer>;
  close(): Promise<void>;
}

/** Starts no thread yet. */
export function startStyleChecks(timeMs = MAX_TRIAL_MS): StyleChecks {
  const pool = new WorkerPool<CheckJob, CheckAnswer>({ ...THREAD, timeMs });
  return {
    check: (job) =>
      pool.run({ ...job, timeMs }).catch((error: unknown): CheckAnswer => {
        if (!(error instanceof WorkerEnded) || error.reason === 'closed') throw error;
        if (error.reason !== 'time')
          return refused(['It crashed the citation processor; it may need too much memory']);
        return refused([`${tookTooLong(timeMs)}: a part of it may call itself`]);
      }),
    close: () => pool.close(),
  };
}
