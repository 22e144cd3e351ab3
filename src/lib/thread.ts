import { Worker } from 'node:worker_threads';
import { arrived, type CarriedError } from './carried-error.js';

// One worker thread for work that takes long. Owns the thread: it is started by the first job, kept while there are
// more, and ended where one step of a job takes too long or more memory than it is given; the next job gets another.
// Jobs wait for each other, so that a limit counts a job’s own work. The other end is `thread-jobs.ts`.

export interface ThreadLimits {
  /** For one step: until the job is done, or tells something. */
  readonly stepMs: number;
  readonly heapMb: number;
  /** A thread without work is ended after so long: it holds some 60 MB. */
  readonly idleMs: number;
}

/** A thread reads its files before its first job begins, which takes long where the machine has much to do. */
const MOST_TO_START_MS = 60_000;

export type WhyEnded = 'time' | 'memory' | 'closed' | 'died';

/** The thread was ended before it answered: nothing is known of the job. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
  readonly why: WhyEnded;

  constructor(why: WhyEnded, cause?: unknown) {
    super(`The thread was ended: ${why}`, cause instanceof Error ? { cause } : {});
    this.why = why;
  }
}

/** What a thread says of a job. */
export type Reply<Told, Answer> = { readonly job: number } & (
  | { readonly kind: 'begun' }
  | { readonly kind: 'told'; readonly told: Told }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly error: CarriedError }
);

export class Thread<Ask, Told, Answer> {
  readonly #file: string;
  readonly #limits: ThreadLimits;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #jobs = 0;
  #closed = false;

  /** @param file the compiled module that the thread runs; it is not started yet */
  constructor(file: string, limits: ThreadLimits) {
    this.#file = file;
    this.#limits = limits;
  }

  /**
   * @param hear what the job tells before it is done; each time, its time begins anew
   * @throws ThreadEnded; what the job threw
   */
  run(ask: Ask, hear: (told: Told) => void = () => {}): Promise<Answer> {
    const answer = this.#last.then(() => this.#runNow(ask, hear));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the job under way, and refuses those that wait. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  async #runNow(ask: Ask, hear: (told: Told) => void): Promise<Answer> {
    if (this.#closed) throw new ThreadEnded('closed');
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    this.#jobs += 1;
    worker.ref(); // while it works, and only then, the thread keeps the process alive
    try {
      return await this.#answerFrom(worker, { job: this.#jobs, ask }, hear);
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      this.#forget(worker);
      // NOTE: awaited, so that no two threads work at once on one job.
      await worker.terminate();
      throw this.#closed ? new ThreadEnded('closed') : error;
    } finally {
      worker.unref();
      this.#endWhenIdle(worker);
    }
  }

  #start(): Worker {
    const limits = { maxOldGenerationSizeMb: this.#limits.heapMb };
    const worker = new Worker(this.#file, { resourceLimits: limits });
    worker.on('error', () => undefined); // told to the job that is under way; between jobs nobody listens
    worker.once('exit', () => this.#forget(worker));
    this.#worker = worker;
    return worker;
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
  }

  #endWhenIdle(worker: Worker): void {
    if (this.#worker !== worker) return;
    const end = () => {
      this.#forget(worker);
      void worker.terminate();
    };
    this.#idle = setTimeout(end, this.#limits.idleMs).unref();
  }

  #answerFrom(
    worker: Worker,
    sent: { readonly job: number; readonly ask: Ask },
    hear: (told: Told) => void,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onReply).off('error', onDeath).off('exit', onDeath);
        finish();
      };
      const onReply = (reply: Reply<Told, Answer>): void => {
        if (reply.job !== sent.job) return;
        if (reply.kind === 'begun' || reply.kind === 'told') {
          clearTimeout(timer);
          timer = endAfter(this.#limits.stepMs);
          if (reply.kind === 'told') hear(reply.told);
        } else if (reply.kind === 'done') settle(() => resolve(reply.answer));
        else settle(() => reject(arrived(reply.error)));
      };
      const onDeath = (cause: unknown): void => settle(() => reject(new ThreadEnded(whyOf(cause), cause)));
      const endAfter = (ms: number) => setTimeout(() => settle(() => reject(new ThreadEnded('time'))), ms);
      let timer = endAfter(this.#limits.stepMs + MOST_TO_START_MS);
      worker.on('message', onReply).on('error', onDeath).on('exit', onDeath);
      worker.postMessage(sent);
    });
  }
}

function whyOf(cause: unknown): WhyEnded {
  return (cause as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'died';
}
