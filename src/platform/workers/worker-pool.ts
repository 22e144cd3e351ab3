import { resolve } from 'node:path';
import { packageRoot } from '../lib/package-root.js';
import { Semaphore } from '../lib/semaphore.js';
import { ProcessWorker } from './process.js';
import { deserialiseError } from './serialised-error.js';
import { ThreadWorker } from './thread.js';
import { startTimeLimit } from './time-limit.js';
import { type Reply, type RunningWorker, WorkerEnded, type WorkerLimits } from './worker.js';

// Runs all work off the main thread: jobs wait in a bounded queue, run in workers that start on demand, and have limits
// of time and memory. A worker that exceeds one, crashes, or whose answer is no longer wanted is ended, and the next
// job gets a new one. The worker's module calls `serveJobs`.

export interface WorkerPoolOptions extends WorkerLimits {
  /** The compiled module, relative to the package's root or absolute. */
  readonly file: string;
  /**
   * A thread is reused for further jobs. A process serves one job, and is for work whose memory must not grow or remain
   * in the server.
   */
  readonly kind: 'thread' | 'process';
  readonly concurrency: number;
  /** The most jobs in the queue; one more is refused. */
  readonly maxWaiting: number;
  /** Shared by pools: long jobs of all of them run one at a time, since each takes hundreds of megabytes. */
  readonly longWork?: Semaphore;
}

/** For one server: what it says of its memory holds for one long job at a time. */
export function openLongWork(): Semaphore {
  return new Semaphore({ atOnce: 1, waiting: MAX_LONG_WAITING });
}

/** Each keeps its text meanwhile, of up to 4 MB. */
const MAX_LONG_WAITING = 16;

export interface JobOptions<Progress> {
  /** Aborts the job, whether it runs or waits. */
  readonly signal?: AbortSignal;
  /** Whose job it is: of one person's jobs one runs at a time, so that nobody else waits for the others. */
  readonly owner?: number | string | null;
  /** Each call restarts the time limit. */
  readonly onProgress?: (progress: Progress) => void;
  /** Waits for other long jobs, and ends its worker, so that the memory is free afterwards. */
  readonly isLong?: boolean;
  /** A limit of its own, in place of that of the pool. */
  readonly timeMs?: number;
}

/** A thread takes some 60 MB, and a tenth of a second to start. */
const MAX_IDLE_MS = 60_000;

/** A worker loads its modules before its first job, which takes long on a busy machine. */
const MAX_START_MS = 60_000;

export class WorkerPool<Job, Answer, Progress = never> {
  readonly #options: WorkerPoolOptions;
  readonly #queue: Semaphore;
  readonly #workers = new Set<RunningWorker>();
  readonly #idle = new Map<RunningWorker, NodeJS.Timeout>();
  #isClosed = false;

  /** Starts no worker yet. */
  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#queue = new Semaphore({ atOnce: options.concurrency, waiting: options.maxWaiting });
  }

  /** @throws AppError busy where too many wait; WorkerEnded; what the job threw */
  async run(job: Job, options: JobOptions<Progress> = {}): Promise<Answer> {
    const { signal } = options;
    try {
      return await this.#inTurn(job, options);
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw new WorkerEnded('aborted', { cause: error });
      throw error;
    }
  }

  #inTurn(job: Job, options: JobOptions<Progress>): Promise<Answer> {
    const { owner = null, isLong = false, signal } = options;
    const take = () => this.#queue.take(() => this.#runNow(job, options), { owner, signal });
    const { longWork, maxWaiting } = this.#options;
    if (!isLong || longWork === undefined) return take();
    // A pool whose queue has no bound is for work that nobody waits for: its callers bound it.
    return longWork.take(take, { owner, signal, isPatient: maxWaiting === Number.POSITIVE_INFINITY });
  }

  /** Ends all running and waiting jobs and refuses new ones. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#workers].map((worker) => worker.end()));
  }

  async #runNow(job: Job, options: JobOptions<Progress>): Promise<Answer> {
    if (this.#isClosed) throw new WorkerEnded('closed');
    if (options.signal?.aborted) throw new WorkerEnded('aborted');
    const worker = this.#takeIdle() ?? this.#start();
    let isReusable = this.#options.kind === 'thread' && options.isLong !== true;
    try {
      const { timeMs = this.#options.timeMs } = options;
      return await answerOf<Answer, Progress>(worker, job, { ...options, timeMs });
    } catch (error) {
      if (!(error instanceof WorkerEnded)) throw error;
      isReusable = false;
      throw this.#isClosed ? new WorkerEnded('closed', { cause: error }) : error;
    } finally {
      if (isReusable) this.#keep(worker);
      // NOTE: awaited, since the worker may write to files and to the database until it has ended.
      else await worker.end();
    }
  }

  #start(): RunningWorker {
    const Kind = this.#options.kind === 'thread' ? ThreadWorker : ProcessWorker;
    const worker: RunningWorker = new Kind(resolve(packageRoot, this.#options.file), this.#options);
    this.#workers.add(worker);
    worker.once('ended', () => {
      this.#workers.delete(worker);
      this.#forgetIdle(worker);
    });
    return worker;
  }

  #takeIdle(): RunningWorker | undefined {
    const [worker] = this.#idle.keys();
    if (worker === undefined) return undefined;
    this.#forgetIdle(worker);
    worker.ref();
    return worker;
  }

  #keep(worker: RunningWorker): void {
    worker.unref();
    const end = (): void => {
      this.#forgetIdle(worker);
      void worker.end();
    };
    this.#idle.set(worker, setTimeout(end, MAX_IDLE_MS).unref());
  }

  #forgetIdle(worker: RunningWorker): void {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
  }
}

interface Waiting<Progress> extends Omit<JobOptions<Progress>, 'timeMs' | 'owner'> {
  readonly timeMs: number | undefined;
}

/** @throws WorkerEnded where there is no answer; what the job threw */
function answerOf<Answer, Progress>(
  worker: RunningWorker,
  job: unknown,
  { signal, onProgress, timeMs }: Waiting<Progress>,
): Promise<Answer> {
  let cleanUp = (): void => {};
  const answer = new Promise<Answer>((resolve, reject) => {
    let schedstat: string | null = null;
    let endLimit = (): void => {};
    const endAfter = (ms: number | undefined): void => {
      endLimit();
      endLimit =
        ms === undefined
          ? () => {}
          : startTimeLimit({ ms, schedstat }, () => reject(new WorkerEnded('time')));
    };
    const onAbort = (): void => reject(new WorkerEnded('aborted'));
    const onReply = (reply: Reply): void => {
      if (reply.kind === 'done') resolve(reply.answer as Answer);
      else if (reply.kind === 'failed') reject(deserialiseError(reply.error));
      else {
        if (reply.kind === 'started') ({ schedstat } = reply);
        endAfter(timeMs);
      }
      if (reply.kind === 'progress') onProgress?.(reply.progress as Progress);
    };
    cleanUp = () => {
      endLimit();
      signal?.removeEventListener('abort', onAbort);
      worker.off('reply', onReply).off('ended', reject);
    };
    signal?.addEventListener('abort', onAbort);
    worker.on('reply', onReply).once('ended', reject);
    endAfter(MAX_START_MS);
    worker.send(job);
  });
  return answer.finally(() => cleanUp());
}
