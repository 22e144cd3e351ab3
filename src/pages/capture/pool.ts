import { AppError } from '../../platform/lib/errors.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { CaptureFound, CaptureJob } from './job.js';

// Finds the quotations of articles in a thread, one article at a time, so that other requests do not wait.

/** The longest text takes five seconds of processor time: ten times that on a machine that has other work. */
const MAX_MS = 60_000;

export class CaptureThread {
  readonly #pool = new WorkerPool<CaptureJob, CaptureFound>({
    file: 'dist/src/pages/capture/worker.js',
    kind: 'thread',
    concurrency: 1,
    maxWaiting: 16,
    timeMs: MAX_MS,
    heapMb: 512,
  });

  /** @throws AppError busy where too many articles wait, unavailable after a timeout or a crash of the thread */
  run(job: CaptureJob): Promise<CaptureFound> {
    return this.#pool.run(job).catch((cause: unknown) => {
      if (!(cause instanceof WorkerEnded)) throw cause;
      throw new AppError(
        'unavailable',
        'Finding the quotations of this text takes too long. Nothing was saved. Paste a part of it.',
        { cause },
      );
    });
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
