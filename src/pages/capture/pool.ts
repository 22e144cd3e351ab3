import { AppError } from '../../platform/lib/errors.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { CaptureFound, CaptureJob } from './job.js';

// Finds the quotations of articles in threads, so that other requests do not wait, nor a sentence for a long article.

/** The longest text takes five seconds of processor time: ten times that on a machine that has other work. */
const MAX_MS = 60_000;
/** As long as a text that is looked up may be; it takes a tenth of a second. */
const MAX_SHORT_UTF16 = 20_000;

export class CaptureThread {
  readonly #short = threadFor(MAX_MS / 4);
  readonly #long = threadFor(MAX_MS);

  /** @throws AppError busy where too many articles wait, unavailable after a timeout or a crash of the thread */
  run(job: CaptureJob): Promise<CaptureFound> {
    const pool = job.text.length > MAX_SHORT_UTF16 ? this.#long : this.#short;
    return pool.run(job).catch((cause: unknown) => {
      if (!(cause instanceof WorkerEnded)) throw cause;
      throw new AppError(
        'unavailable',
        'Finding the quotations of this text takes too long. Nothing was saved. Paste a part of it.',
        { cause },
      );
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#short.close(), this.#long.close()]);
  }
}

/** It is started by its first job, and ends when there are none. */
function threadFor(timeMs: number): WorkerPool<CaptureJob, CaptureFound> {
  return new WorkerPool({
    file: 'dist/src/pages/capture/worker.js',
    kind: 'thread',
    concurrency: 1,
    maxWaiting: 16,
    timeMs,
    heapMb: 512,
  });
}
