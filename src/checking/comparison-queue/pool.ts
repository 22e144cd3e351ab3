import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FoundWording } from '../../derived/search/text-search-store.js';
import type { Context } from '../../platform/context.js';
import type { Db } from '../../platform/db/schema.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Semaphore } from '../../platform/lib/semaphore.js';
import type { Viewer } from '../../platform/viewer.js';
import { WorkerEnded, type WorkerLimits } from '../../platform/workers/worker.js';
import { openLongWork, WorkerPool } from '../../platform/workers/worker-pool.js';
import { inSteps, type Step } from './model/step.js';
import type { Outcome, Waiting } from './model/waiting.js';
import { WaitingReader } from './waiting-store.js';
import type { TextAnswer, TextJob } from './worker.js';

// Runs comparisons: short ones on the main thread, between requests, all others in a worker thread. There are two
// pools, so that interactive requests do not wait for the queue.

const WORKER_FILE = 'dist/src/checking/comparison-queue/worker.js';

/** The longest step tested takes a tenth of this on an idle machine. */
const LIMITS: WorkerLimits = { timeMs: 60_000, heapMb: 768 };

/** Maximum size of a copy, and of a wording, in bytes of UTF-8, for which any comparison is fast. */
const MAX_SHORT_COPY_BYTES = 40_000;
const MAX_SHORT_WORDING_BYTES = 2_000;
/** The same for a copy whose quotations are found, which says whom it credits: ten milliseconds a kilobyte. */
const MAX_READ_COPY_BYTES = 2_000;

/** What is read of a longer one takes a good part of the memory of the server. */
const MAX_SMALL_COPY_BYTES = 400_000;

/** Maximum number of interactive requests queued: as many people as look something up when a speech ends. */
const MAX_WAITING = 40;

export interface TextsParts {
  readonly db: Db;
  /** The path of the database. */
  readonly database: string;
  /** Shared with other pools; by default its own. */
  readonly longWork?: Semaphore;
  readonly limits?: WorkerLimits;
  /** The module that the threads run; for tests of failing threads. */
  readonly worker?: string;
}

/** For whoever compares texts on request. */
export interface TextsContext extends Context {
  readonly texts: Texts;
}

/** Starts no thread until it is needed. */
export class Texts {
  readonly #db: Db;
  readonly #database: string;
  readonly #queued: TextPool;
  readonly #requested: TextPool;

  constructor({ db, database, limits = LIMITS, worker = WORKER_FILE, ...shared }: TextsParts) {
    const { longWork = openLongWork() } = shared;
    const thread = { ...limits, file: worker, kind: 'thread', concurrency: 1, longWork } as const;
    [this.#db, this.#database] = [db, database];
    this.#queued = new WorkerPool({ ...thread, maxWaiting: Number.POSITIVE_INFINITY });
    this.#requested = new WorkerPool({ ...thread, concurrency: 2, maxWaiting: MAX_WAITING });
  }

  /** Loads the engines in advance, so that no request spends its time limit on it. */
  async prepare(): Promise<void> {
    await engines();
  }

  /**
   * @param before called before each step
   * @throws WorkerEnded where a step exceeds the limit of time or memory
   */
  compare(waiting: Waiting, before: (step: Step) => void = () => {}): Promise<Outcome> {
    return this.#compareIn(this.#queued, waiting, { before });
  }

  /** For interactive requests. @throws AppError unavailable after a timeout; busy where many are queued */
  compareNow(waiting: Waiting, { userId: owner }: Viewer): Promise<Outcome> {
    return this.#compareIn(this.#requested, waiting, { owner }).catch(tooLong);
  }

  /** The saved copies that contain the words, as the viewer may see them. @throws AppError unavailable, busy */
  async find(wording: string, viewer: Viewer): Promise<readonly FoundWording[]> {
    const [found = []] = await this.findEach([wording], viewer);
    return found;
  }

  /** The same for several wordings, in their order. @throws AppError unavailable, busy */
  async findEach(wordings: readonly string[], viewer: Viewer): Promise<readonly (readonly FoundWording[])[]> {
    const job: TextJob = { kind: 'find', wordings, viewer, database: this.#database };
    const answer = await this.#requested.run(job, { owner: viewer.userId }).catch(tooLong);
    if (answer.kind !== 'find') throw new TypeError('another answer');
    return answer.found;
  }

  /** Ends running jobs. */
  async close(): Promise<void> {
    await Promise.all([this.#queued.close(), this.#requested.close()]);
  }

  async #compareIn(
    pool: TextPool,
    waiting: Waiting,
    { before = () => {}, owner = null }: ComparedFor,
  ): Promise<Outcome> {
    if (isShort(waiting)) return compareHere(this.#db, waiting, before);
    const job: TextJob = { kind: 'compare', waiting, database: this.#database };
    const answer = await pool.run(job, { onProgress: before, owner, isLong: isLong(waiting) });
    if (answer.kind !== 'compare') throw new TypeError('another answer');
    return answer.outcome;
  }
}

interface ComparedFor {
  readonly before?: (step: Step) => void;
  readonly owner?: number | null;
}

type TextPool = WorkerPool<TextJob, TextAnswer, Step>;

function isShort({ copies, wordings, notes }: Waiting): boolean {
  const most = wordings.length > 0 ? MAX_READ_COPY_BYTES : MAX_SHORT_COPY_BYTES;
  const words = [...wordings.map(({ wording }) => wording), ...notes.map(({ selector }) => selector.exact)];
  return (
    copies.every(({ bytes }) => bytes <= most) && words.every((one) => one.length <= MAX_SHORT_WORDING_BYTES)
  );
}

function isLong({ copies }: Waiting): boolean {
  return copies.some(({ bytes }) => bytes > MAX_SMALL_COPY_BYTES);
}

/** Loaded on first use, so that starting the server does not wait for them. */
function engines() {
  return Promise.all([import('./model/compare.js'), import('../../record/entry/actions/find-in-article.js')]);
}

async function compareHere(db: Db, waiting: Waiting, before: (step: Step) => void): Promise<Outcome> {
  const [{ compareWaiting }, { findIn }] = await engines();
  const texts = new WaitingReader(db);
  const step = async (next: Step) => {
    before(next);
    await nextTurn();
  };
  return inSteps(
    compareWaiting(waiting, (reading) => findIn(reading).quotations),
    (id) => texts.textOf(id),
    step,
  );
}

function tooLong(error: unknown): never {
  if (!(error instanceof WorkerEnded)) throw error;
  const why =
    error.reason === 'closed'
      ? 'The server is shutting down.'
      : 'The comparison took too long and was stopped. Try again with fewer words.';
  throw new AppError('unavailable', why, { cause: error });
}
