import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../lib/errors.js';
import { packageRoot } from '../lib/package-root.js';
import type { CiteprocAnswer, CiteprocJob, CiteprocReply } from './citeproc-job.js';

// The other end of the citeproc worker. Owns one thread, started at the first job and kept; jobs wait for
// each other, so that the time limit counts a job's own work. A job over its time ends the thread.

const WORKER_FILE = 'dist/src/citations/citeproc-worker.js';

/** 10,000 works in APA take some 25 s of CPU; a request should not wait for more than this. */
const TIME_LIMIT_MS = 60_000;

/** Several times what the largest list tried here needed; a runaway style must not take the desk with it. */
const HEAP_LIMIT_MB = 768;

export interface Citeproc {
  /** @throws AppError `unavailable` where the time is over or the thread died */
  print(job: CiteprocJob): Promise<CiteprocAnswer>;
  close(): Promise<void>;
}

export function startCiteproc(timeLimitMs = TIME_LIMIT_MS): Citeproc {
  let worker: Worker | null = null;
  let jobs = 0;
  let last: Promise<unknown> = Promise.resolve();

  const forget = (gone: Worker): void => {
    if (worker === gone) worker = null;
  };

  const run = async (ask: CiteprocJob): Promise<CiteprocAnswer> => {
    const running = worker ?? startWorker(forget);
    worker = running;
    jobs += 1;
    try {
      return await answerFrom(running, jobs, ask, timeLimitMs);
    } catch (error) {
      if (error instanceof AppError) forget(running); // it is being ended: the next job needs another
      throw error;
    }
  };

  return {
    print(ask) {
      const answer = last.then(() => run(ask));
      last = answer.catch(() => undefined); // whoever waits for this job hears of its failure
      return answer;
    },
    async close() {
      const ended = worker;
      worker = null; // at once: a job that comes while the thread is ending gets another
      await ended?.terminate();
    },
  };
}

function startWorker(onGone: (worker: Worker) => void): Worker {
  const worker = new Worker(join(packageRoot, WORKER_FILE), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  worker.on('error', () => undefined); // told to the job that is under way; between jobs nobody listens
  worker.once('exit', () => onGone(worker));
  return worker;
}

function answerFrom(worker: Worker, job: number, ask: CiteprocJob, limit: number): Promise<CiteprocAnswer> {
  return new Promise((resolve, reject) => {
    worker.ref(); // while it works, and only then, the thread keeps the process alive
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onReply).off('error', onDeath).off('exit', onDeath).unref();
      finish();
    };
    const onReply = (reply: CiteprocReply): void => {
      if (reply.job !== job) return;
      settle(() => (reply.ok ? resolve(reply.answer) : reject(new Error(`citeproc: ${reply.message}`))));
    };
    const onDeath = (cause: unknown): void => settle(() => reject(died(cause)));
    const timer = setTimeout(() => {
      settle(() => reject(tooSlow(ask, limit)));
      void worker.terminate();
    }, limit);
    worker.on('message', onReply).on('error', onDeath).on('exit', onDeath);
    worker.postMessage({ job, ask });
  });
}

function tooSlow(ask: CiteprocJob, limit: number): AppError {
  const seconds = limit / 1000;
  return new AppError(
    'unavailable',
    `The style "${ask.style}" had not printed ${ask.works.length} sources after ${seconds} s and was stopped. Export fewer claims at a time, or in the newsroom style.`,
  );
}

function died(cause: unknown): AppError {
  const options = cause instanceof Error ? { cause } : {};
  return new AppError(
    'unavailable',
    'The citation processor stopped in the middle of a list. Try again.',
    options,
  );
}
