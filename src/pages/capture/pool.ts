import { AppError } from '../../platform/lib/errors.js';
import type { Semaphore } from '../../platform/lib/semaphore.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { CaptureFound, CaptureJob } from './job.js';

// Finds the quotations of articles in threads, so that other requests do not wait, nor a sentence for a long article.

/** Of processor time: several times what the longest article takes. */
const MAX_MS = 60_000;
/** As long as a text that is looked up may be; it takes a tenth of a second. */
const MAX_SHORT_UTF16 = 20_000;
/** What a longer one takes is a good part of the memory of the server. */
const MAX_SMALL_UTF16 = 400_000;

/** Starts no thread yet. */
export class CaptureThread {
  readonly #short: CapturePool;
  readonly #long: CapturePool;

  constructor(longWork: Semaphore) {
    this.#short = threadsFor(MAX_MS / 4, 1, longWork);
    this.#long = threadsFor(MAX_MS, 2, longWork);
  }

  /**
   * @param owner the user whose long articles are read one after the other; null for the terminal
   * @throws AppError invalid for a text of marks, busy where too many articles wait, unavailable after a timeout or a
   * crash of the thread
   */
  run(job: CaptureJob, owner: number | null): Promise<CaptureFound> {
    const pool = job.text.length > MAX_SHORT_UTF16 ? this.#long : this.#short;
    const isLong = job.text.length > MAX_SMALL_UTF16;
    return pool.run(job, { owner, isLong }).catch((cause: unknown) => {
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

type CapturePool = WorkerPool<CaptureJob, CaptureFound>;

/** They are started by their first jobs, and end when there are none. */
function threadsFor(timeMs: number, concurrency: number, longWork: Semaphore): CapturePool {
  return new WorkerPool({
    longWork,
    file: 'dist/src/pages/capture/worker.js',
    kind: 'thread',
    concurrency,
    maxWaiting: 16,
    timeMs,
    heapMb: 512,
  });
}
