import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FoundWording } from '../../derived/search/text-search-store.js';
import type { Db } from '../../platform/db/schema.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Viewer } from '../../platform/viewer.js';
import { WorkerEnded, type WorkerLimits } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { TextAnswer, TextJob, TextProgress, TextRequest } from './job.js';
import type { Outcome, Waiting } from './model/compare.js';
import { inSteps, type Step } from './model/step.js';
import { WaitingReader } from './waiting-store.js';

// Runs comparisons: short ones on the main thread, between requests, all others in a worker thread. There are two
// pools, so that interactive requests do not wait for the queue.

const WORKER_FILE = 'dist/src/checking/comparison-queue/worker.js';

/** The longest step tested takes a tenth of this on an idle machine. */
const LIMITS: WorkerLimits = { timeMs: 60_000, heapMb: 768 };

/** Maximum size of a copy, and of a wording, in bytes of UTF-8, for which any comparison is fast. */
const MAX_SHORT_COPY_BYTES = 40_000;
const MAX_SHORT_WORDING_BYTES = 2_000;

/** Maximum number of interactive requests queued. */
const MAX_WAITING = 8;

export interface Texts {
  /** Loads the engines in advance, so that no request spends its time limit on it. */
  prepare(): Promise<void>;
  /**
   * @param before called before each step
   * @throws WorkerEnded where a step exceeds the limit of time or memory
   */
  compare(waiting: Waiting, before?: (step: Step) => void): Promise<Outcome>;
  /** For interactive requests. @throws AppError unavailable after a timeout; busy where many are queued */
  compareNow(waiting: Waiting): Promise<Outcome>;
  /** The saved copies that contain the words, as the viewer may see them. @throws AppError unavailable, busy */
  find(wording: string, viewer: Viewer): Promise<readonly FoundWording[]>;
  /** Ends running jobs. */
  close(): Promise<void>;
}

export interface TextsParts {
  readonly db: Db;
  /** The path of the database. */
  readonly database: string;
  readonly limits?: WorkerLimits;
  /** The module that the threads run; for tests of failing threads. */
  readonly worker?: string;
}

/** Starts no thread yet. */
export function openTexts({ db, database, limits = LIMITS, worker = WORKER_FILE }: TextsParts): Texts {
  const thread = { ...limits, file: worker, kind: 'thread', concurrency: 1 } as const;
  const backlog: TextPool = new WorkerPool({ ...thread, maxWaiting: Number.POSITIVE_INFINITY });
  const asked: TextPool = new WorkerPool({ ...thread, maxWaiting: MAX_WAITING });
  const compareIn = async (pool: TextPool, waiting: Waiting, before: (step: Step) => void) => {
    if (isShort(waiting)) return compareHere(db, waiting, before);
    const answer = await pool.run({ kind: 'compare', waiting, database }, { onProgress: before });
    if (answer.kind !== 'compare') throw new TypeError('another answer');
    return answer.outcome;
  };
  return {
    async prepare() {
      await engines();
    },
    compare: (waiting, before = () => {}) => compareIn(backlog, waiting, before),
    compareNow: (waiting) => compareIn(asked, waiting, () => {}).catch(tooLong),
    async find(wording, viewer) {
      const ask: TextRequest = { kind: 'find', wording, viewer };
      const answer = await asked.run({ ...ask, database }).catch(tooLong);
      if (answer.kind !== 'find') throw new TypeError('another answer');
      return answer.found;
    },
    async close() {
      await Promise.all([backlog.close(), asked.close()]);
    },
  };
}

type TextPool = WorkerPool<TextJob, TextAnswer, TextProgress>;

function isShort({ copies, wordings, notes }: Waiting): boolean {
  const words = [...wordings.map(({ wording }) => wording), ...notes.map(({ selector }) => selector.exact)];
  return (
    copies.every(({ bytes }) => bytes <= MAX_SHORT_COPY_BYTES) &&
    words.every((one) => one.length <= MAX_SHORT_WORDING_BYTES)
  );
}

/** Loaded on first use, so that starting the server does not wait for them. */
function engines() {
  return import('./model/compare.js');
}

async function compareHere(db: Db, waiting: Waiting, before: (step: Step) => void): Promise<Outcome> {
  const { compareWaiting } = await engines();
  const texts = new WaitingReader(db);
  const step = async (next: Step) => {
    before(next);
    await nextTurn();
  };
  return inSteps(compareWaiting(waiting), (id) => texts.textOf(id), step);
}

function tooLong(error: unknown): never {
  if (!(error instanceof WorkerEnded)) throw error;
  const why =
    error.reason === 'closed'
      ? 'The server is shutting down.'
      : 'The comparison took too long and was stopped. Try again with fewer words.';
  throw new AppError('unavailable', why, { cause: error });
}
