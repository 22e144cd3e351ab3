import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type RunningWorker, WorkerEnded, type WorkerEvents, type WorkerLimits } from './worker.js';

/** A worker thread: quick to start, but only its heap is limited. */
export class ThreadWorker extends EventEmitter<WorkerEvents> implements RunningWorker {
  readonly #thread: Worker;

  /** @param file a compiled module that calls `serveJobs` */
  constructor(file: string, { heapMb }: WorkerLimits) {
    super();
    this.#thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    this.#thread.on('message', (reply) => this.emit('reply', reply));
    this.#thread.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crashed';
      this.emit('ended', new WorkerEnded(reason, { cause }));
    });
    this.#thread.once('exit', () => this.emit('ended', new WorkerEnded('crashed')));
  }

  send(job: unknown): void {
    this.#thread.postMessage(job);
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  ref(): void {
    this.#thread.ref();
  }

  unref(): void {
    this.#thread.unref();
  }
}
