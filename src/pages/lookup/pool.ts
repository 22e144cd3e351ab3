import type { Credit } from '../../engines/context/credit.js';
import { AppError } from '../../platform/lib/errors.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { LookupAnswer, LookupJob } from './job.js';
import type { CopyToRead } from './model/copy-credit.js';
import type { ComparedMatch, PlainMatch } from './model/found.js';
import type { Divided } from './model/passages.js';

// Parses and compares texts for look-up in a thread, so that other requests do not wait.

/** The longest text takes a fifth of a second of processor time, and thirty long comparisons a second. */
const MAX_MS = 15_000;

export class LookupThread {
  readonly #pool = new WorkerPool<LookupJob, LookupAnswer>({
    file: 'dist/src/pages/lookup/worker.js',
    kind: 'thread',
    concurrency: 1,
    maxWaiting: 16,
    timeMs: MAX_MS,
    heapMb: 512,
  });

  /** @throws AppError busy where too many texts wait, unavailable after a timeout or a crash of the thread */
  readonly read = async (text: string): Promise<Divided> => {
    const answer = await this.#run({ kind: 'read', text });
    if (answer.kind !== 'read') throw new TypeError('The thread returned another kind of answer.');
    return answer.read;
  };

  /** @throws AppError as `read` does */
  readonly compare = async (matches: readonly PlainMatch[]): Promise<readonly ComparedMatch[]> => {
    const answer = await this.#run({ kind: 'compare', matches });
    if (answer.kind !== 'compare') throw new TypeError('The thread returned another kind of answer.');
    return answer.results;
  };

  /** @throws AppError as `read` does */
  readonly readCredits = async (copies: readonly CopyToRead[]): Promise<readonly (Credit | null)[]> => {
    const answer = await this.#run({ kind: 'credit', copies });
    if (answer.kind !== 'credit') throw new TypeError('The thread returned another kind of answer.');
    return answer.credits;
  };

  close(): Promise<void> {
    return this.#pool.close();
  }

  #run(job: LookupJob): Promise<LookupAnswer> {
    return this.#pool.run(job).catch((cause: unknown) => {
      if (!(cause instanceof WorkerEnded)) throw cause;
      throw new AppError('unavailable', 'Looking up this text took too long. Look up part of it.', {
        cause,
      });
    });
  }
}
