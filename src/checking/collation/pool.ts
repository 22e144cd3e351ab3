import { AppError } from '../../platform/lib/errors.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { CollationJob } from './job.js';

// Compares long wordings in a worker thread, one job at a time, so that other requests do not wait.

/**
 * Maximum number of UTF-16 code units compared on the main thread: some 20 milliseconds, as long as starting a thread
 * takes.
 */
const MAX_CHARACTERS_HERE = 4_000;

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
    const texts = job.attributions.map(({ wording }) => wording?.length ?? 0);
    const characters = texts.reduce((sum, one) => sum + one, job.claim.text.length);
    if (characters > MAX_CHARACTERS_HERE) return this.#pool.run(job).catch(notCompared);
    return (await import('./job.js')).collationOf(job);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

function notCompared(cause: unknown): never {
  if (!(cause instanceof WorkerEnded)) throw cause;
  throw new AppError(
    'unavailable',
    'Comparing all wordings takes too long. Compare one at a time: /claims/:id/collation?with=ATTRIBUTION-NUMBER.',
    { cause },
  );
}
