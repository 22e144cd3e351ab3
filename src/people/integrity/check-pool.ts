import { constants } from 'node:os';
import type { HeadPlaces } from '../../platform/db/heads/places.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Log } from '../../platform/lib/log.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { Report } from './job/check.js';

// Checks a database in a process of its own, whose memory is freed when it ends and whose priority is lower.

const PROCESS = {
  kind: 'process',
  concurrency: 1,
  maxWaiting: 0,
  // Comparing a long copy takes as much here as in the thread that does so after a change.
  heapMb: 768,
  timeMs: 4 * 60 * 60_000,
} as const;

export interface CheckJob {
  readonly file: string;
  readonly heads: HeadPlaces;
  /** For `os.setPriority`. */
  readonly priority: number;
  /** The day as a number of days, which decides the sources whose saved copies are compared again. */
  readonly day: number;
}

/** Why the check runs at the server's priority: a service may be forbidden to change it. */
export type PriorityRefused = string;

export interface ApartOptions {
  /** The module that the process runs: it is of a layer above, which knows what is derived. */
  readonly worker: string;
  /** Aborts it, as a check that did not finish. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly day: number;
  /** For `os.setPriority`; by default below that of the server. */
  readonly priority?: number;
}

/**
 * Resolves only once the process has ended.
 * @returns null and the reason where it did not finish
 */
export async function checkApart(
  heads: HeadPlaces,
  options: ApartOptions,
): Promise<
  { readonly report: Report; readonly reason: null } | { readonly report: null; readonly reason: string }
> {
  const { worker, signal, log, day, priority = constants.priority.PRIORITY_BELOW_NORMAL } = options;
  const onProgress = (reason: PriorityRefused) =>
    log.warn({ reason }, 'the integrity check runs at normal priority');
  try {
    const pool = new WorkerPool<CheckJob, Report, PriorityRefused>({ ...PROCESS, file: worker });
    const job = { file: heads.file, heads, priority, day };
    return { report: await pool.run(job, { signal, onProgress }), reason: null };
  } catch (error) {
    const reason =
      error instanceof AppError ? error.detail : `The check ended without a result. ${String(error)}`;
    return { report: null, reason };
  }
}
