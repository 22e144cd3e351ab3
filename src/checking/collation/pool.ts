import { AppError } from '../../platform/lib/errors.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { CollationJob } from './job.js';

// Compares long wordings in a worker thread, one job at a time, so that other requests do not wait.

/**
 * Maximum work on the main thread: some 20 milliseconds. Aligning two wordings takes time in proportion to the product
 * of their lengths, in UTF-16 code units.
 */
const MAX_PRODUCT_HERE = 400_000;

export class CollationThread {
  readonly #pool = new WorkerPool<CollationJob, object>({
    file: 'dist/src/checking/collation/worker.js',
    kind: 'thread',
    concurrency: 1,
    maxWaiting: 8,
    timeMs: 10_000,
    heapMb: 256,
  });

  /** @throws AppError busy where too many jobs are queued, unavailable after a timeout or a crash of the thread */
  async run(job: CollationJob): Promise<object> {
    if (productOf(job) > MAX_PRODUCT_HERE) return this.#pool.run(job).catch(notCompared);
    return (await import('./job.js')).collationOf(job);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** An upper bound of the work, whichever wording is the reference; equal ones are compared once. */
function productOf({ wordings }: CollationJob): number {
  const lengths = [...new Set(wordings.map(({ text }) => text))].map(({ length }) => length);
  const longest = Math.max(0, ...lengths);
  return longest * (lengths.reduce((sum, one) => sum + one, 0) - longest);
}

function notCompared(cause: unknown): never {
  if (!(cause instanceof WorkerEnded)) throw cause;
  throw new AppError(
    'unavailable',
    'Comparing all wordings takes too long. Compare one at a time: /claims/:id/collation?with=ATTRIBUTION-NUMBER.',
    { cause },
  );
}
