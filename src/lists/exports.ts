import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { arrived } from '../lib/carried-error.js';
import { AppError } from '../lib/errors.js';
import { openNamelessFile } from '../lib/nameless-file.js';
import { packageRoot } from '../lib/package-root.js';
import type { ExportAsk, ExportDone, ExportJob, ExportReply } from './export-job.js';

// The other end of the export workers. Owns a few threads, started when they are needed and given back when
// they are not, and hands out whole files only: docs/decisions/0006-an-export-is-whole-before-it-is-sent.md.

const WORKER_FILE = 'dist/src/lists/export-worker.js';

/** Threads at once. More would not be faster on a small machine, and each has a heap of its own. */
const MOST_AT_ONCE = 2;

/** A thread without work goes after this: it holds some 60 MB, and takes a tenth of a second to start. */
const IDLE_MS = 60_000;

/** A list of 100,000 claims needs a fifth of this; a runaway must not take the desk with it. */
const HEAP_LIMIT_MB = 512;

/** A file that is all there. Read it to its end, or close it. */
export interface ExportFile extends ExportDone {
  readonly handle: FileHandle;
}

export interface Exports {
  /**
   * @param signal stops the work, begun or not
   * @throws AppError what `writeExport` throws; disk_full; unavailable where it was stopped or the thread died
   */
  make(ask: ExportAsk, signal: AbortSignal): Promise<ExportFile>;
  close(): Promise<void>;
}

/** Starts no thread yet. */
export function openExports(database: string): Exports {
  const threads = new Threads();
  return {
    async make(ask, signal) {
      const handle = await openNamelessFile();
      try {
        const done = await threads.run({ ...ask, database, fd: handle.fd }, signal);
        return { ...done, handle };
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
    close: () => threads.close(),
  };
}

class Threads {
  readonly #all = new Set<Worker>();
  readonly #idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout }[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  async run(job: ExportJob, signal: AbortSignal): Promise<ExportDone> {
    await this.#turn();
    try {
      return await this.#runNow(job, signal);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    for (const { timer } of this.#idle.splice(0)) clearTimeout(timer);
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  async #turn(): Promise<void> {
    if (this.#busy >= MOST_AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
    this.#busy += 1;
  }

  async #runNow(job: ExportJob, signal: AbortSignal): Promise<ExportDone> {
    if (signal.aborted) throw stopped();
    const worker = this.#take();
    try {
      const done = await answerFrom(worker, job, signal);
      this.#giveBack(worker);
      return done;
    } catch (error) {
      // NOTE: awaited, since a thread that still runs would go on writing to a number that by then may be
      // another file's.
      await worker.terminate();
      throw error;
    }
  }

  #take(): Worker {
    const kept = this.#idle.pop();
    if (kept) clearTimeout(kept.timer);
    const worker = kept?.worker ?? this.#start();
    worker.ref(); // while it works, and only then, the thread keeps the process alive
    return worker;
  }

  #start(): Worker {
    const worker = new Worker(join(packageRoot, WORKER_FILE), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
    });
    this.#all.add(worker);
    worker.on('error', () => undefined); // told to the job that is under way; between jobs nobody listens
    worker.once('exit', () => {
      this.#all.delete(worker);
      const at = this.#idle.findIndex((kept) => kept.worker === worker);
      if (at !== -1) this.#idle.splice(at, 1);
    });
    return worker;
  }

  #giveBack(worker: Worker): void {
    worker.unref();
    const timer = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
    this.#idle.push({ worker, timer });
  }
}

function answerFrom(worker: Worker, job: ExportJob, signal: AbortSignal): Promise<ExportDone> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      signal.removeEventListener('abort', onStop);
      worker.off('message', onReply).off('error', onDeath).off('exit', onDeath);
      finish();
    };
    const onReply = (reply: ExportReply): void =>
      settle(() => (reply.ok ? resolve(reply.done) : reject(arrived(reply.error))));
    const onDeath = (cause: unknown): void => settle(() => reject(died(cause)));
    const onStop = (): void => settle(() => reject(stopped()));
    signal.addEventListener('abort', onStop, { once: true });
    worker.on('message', onReply).on('error', onDeath).on('exit', onDeath);
    worker.postMessage(job);
  });
}

function stopped(): AppError {
  return new AppError('unavailable', 'The export was stopped, since nobody waits for it any more.');
}

function died(cause: unknown): AppError {
  const options = cause instanceof Error ? { cause } : {};
  return new AppError(
    'unavailable',
    'The export stopped in the middle. Try again, with fewer claims at a time.',
    options,
  );
}
