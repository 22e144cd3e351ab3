import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../lib/errors.js';
import { packageRoot } from '../lib/package-root.js';
import { Turns } from '../lib/turns.js';
import { type CollationJob, collationOf } from './collation-job.js';

// Compares long wordings in a thread of its own, so that nobody else waits; one job at a time.

const WORKER_FILE = 'dist/src/collation/collation-worker.js';

/** Some 20 milliseconds of work; to start a thread takes as long. */
const MAX_CHARACTERS_HERE = 4_000;
const TIME_LIMIT_MS = 10_000;
const HEAP_LIMIT_MB = 256;

export class CollationThread {
  readonly #turns = new Turns({ atOnce: 1, waiting: 8 });

  /** @throws AppError busy where too many wait, unavailable where the time is over or the thread died */
  async run(job: CollationJob): Promise<object> {
    const texts = job.attributions.map(({ wording }) => wording?.length ?? 0);
    const characters = texts.reduce((sum, one) => sum + one, job.claim.text.length);
    return characters <= MAX_CHARACTERS_HERE ? collationOf(job) : this.#turns.take(() => runApart(job));
  }
}

async function runApart(job: CollationJob): Promise<object> {
  const worker = new Worker(join(packageRoot, WORKER_FILE), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<object>((resolve, reject) => {
      timer = setTimeout(() => reject(stopped()), TIME_LIMIT_MS);
      worker.once('message', resolve);
      worker.once('error', (cause) => reject(stopped({ cause })));
      worker.once('exit', () => reject(stopped()));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function stopped(options?: ErrorOptions): AppError {
  return new AppError(
    'unavailable',
    'These wordings take too long to compare. Compare one at a time: /claims/:id/collation?with=ATTRIBUTION-NUMBER.',
    options,
  );
}
