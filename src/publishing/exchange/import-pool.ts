import type { Submission } from '../../people/accounts/actions/submissions.js';
import type { Db } from '../../platform/db/schema.js';
import type { Clock } from '../../platform/lib/clock.js';
import { AppError } from '../../platform/lib/errors.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import { isAbandoned } from './actions/portions/abandoned.js';
import type { Outcome, Repeated } from './actions.js';
import { ImportReader } from './imports-store.js';
import type { ImportOptions } from './model/options.js';
import type { CheckDesk } from './table-job/check.js';

// Imports large tables in a thread: one at a time, since each would wait for the other's lock.

const THREAD = {
  file: 'dist/src/publishing/exchange/import-worker.js',
  kind: 'thread',
  concurrency: 1,
  maxWaiting: 10,
  /** A table of 5,000 rows needs a quarter of this. */
  heapMb: 512,
} as const;

/** Far longer than 5,000 rows take on a busy machine. Nobody can cancel a check, and other imports wait for it. */
const MAX_CHECK_MS = 300_000;

/** What the thread is asked, as plain values. */
export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly options: ImportOptions;
  readonly actor: number;
  readonly rowLimit: NonNullable<CheckDesk['rowLimit']>;
  /** Only reports what it would do. */
  readonly dryRun: boolean;
  /** The fingerprint of the check that somebody reviewed; null for none. */
  readonly seen: string | null;
  /** The name of the file; null where a table was pasted. */
  readonly name: string | null;
  /** Null where a repetition is another import. */
  readonly submission: Submission | null;
}

/** Withdraws an import that nobody carries on. */
export interface WithdrawalJob {
  /** The database file. */
  readonly database: string;
  /** How far the program's clock is ahead of the system's, in milliseconds. */
  readonly clockAheadMs: number;
}

export interface ImportJob extends ImportRequest, WithdrawalJob {}

/** The import is announced, and goes on in the background. */
export interface Begun {
  readonly importId: number;
}

export interface Imports {
  /**
   * @param onBegun called where the table is written beside other work
   * @throws AppError whatever the import throws; `busy` where too many wait; `unavailable` where the thread ended
   */
  take(req: ImportRequest, onBegun?: (begun: Begun) => void): Promise<Outcome | Repeated>;
  /** Withdraws an import whose program stopped. Does nothing while one runs here. */
  withdrawAbandoned(): Promise<void>;
  close(): Promise<void>;
}

export interface ImportsParts {
  readonly database: string;
  readonly db: Db;
  readonly clock: Clock;
  /** Called with the error of an import, since its thread has its own connection. */
  readonly note: (error: unknown) => void;
  /** The time limit for a check, in milliseconds. */
  readonly checkMs?: number;
}

/** Starts no thread yet. */
export function openImports({ database, db, clock, note, checkMs = MAX_CHECK_MS }: ImportsParts): Imports {
  const pool = new WorkerPool<ImportJob | WithdrawalJob, Outcome | Repeated | null, Begun>(THREAD);
  let running = 0;
  const parts = () => ({ database, clockAheadMs: clock.now().getTime() - Date.now() });
  return {
    async take(req, onBegun) {
      running += 1;
      try {
        const outcome = await pool.run(
          { ...req, ...parts() },
          { ...(onBegun && { onProgress: onBegun }), ...(req.dryRun && { timeMs: checkMs }) },
        );
        return outcome as Outcome | Repeated;
      } catch (error) {
        const met = error instanceof WorkerEnded ? stopped(error, req) : error;
        note(met);
        throw met;
      } finally {
        running -= 1;
      }
    },
    async withdrawAbandoned() {
      const found = running === 0 ? await new ImportReader(db).running() : undefined;
      if (found && isAbandoned(found)) await pool.run(parts());
    },
    close: () => pool.close(),
  };
}

/** NOTE: a thread that ends before it answers may have committed, since it answers after the commit. */
function stopped(cause: WorkerEnded, { dryRun }: ImportRequest): AppError {
  return new AppError(
    'unavailable',
    dryRun && cause.reason === 'time'
      ? 'Checking this file took too long and was stopped. Split the file, or import it at the terminal.'
      : 'The import stopped before it finished. Check the activity page: if the table was not imported, try again.',
    { cause },
  );
}
