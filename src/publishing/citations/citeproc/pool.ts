import { AppError } from '../../../platform/lib/errors.js';
import { WorkerEnded } from '../../../platform/workers/worker.js';
import { WorkerPool } from '../../../platform/workers/worker-pool.js';
import type { CiteprocAnswer, CiteprocJob } from './model.js';

// Prints sources in CSL styles, in a thread: citeproc takes seconds for a long list.

const THREAD = {
  file: 'dist/src/publishing/citations/citeproc/worker.js',
  kind: 'thread',
  concurrency: 1,
  maxWaiting: Number.POSITIVE_INFINITY,
  /** Several times what the largest list tried here needed. */
  heapMb: 768,
} as const;

/** 10,000 works in APA take some 25 s of CPU; no request should wait longer than this. */
const MAX_PRINTING_MS = 60_000;

export interface Citeproc {
  /** @throws AppError `unavailable` on a timeout or where the thread ended */
  print(job: CiteprocJob): Promise<CiteprocAnswer>;
  /** The processor time for one list, in milliseconds. */
  readonly limitMs: number;
  close(): Promise<void>;
}

/** Starts no thread yet. */
export function startCiteproc(timeMs = MAX_PRINTING_MS): Citeproc {
  const pool = new WorkerPool<CiteprocJob, CiteprocAnswer>({ ...THREAD, timeMs });
  return {
    print: (job) =>
      pool.run(job).catch((error: unknown) => {
        throw error instanceof WorkerEnded ? notPrinted(job, timeMs, error) : error;
      }),
    limitMs: timeMs,
    close: () => pool.close(),
  };
}

function notPrinted({ style, works }: CiteprocJob, timeMs: number, cause: WorkerEnded): AppError {
  const tooSlow = `The style "${style}" took longer than ${timeMs / 1000} s for ${works.length} sources and was stopped. Export fewer quotations at a time, or use the newsroom style.`;
  const stopped = 'The citation processor stopped in the middle of a list. Try again.';
  return new AppError('unavailable', cause.reason === 'time' ? tooSlow : stopped, { cause });
}
