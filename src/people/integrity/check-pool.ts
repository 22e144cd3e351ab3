import { constants } from 'node:os';
import { AppError } from '../../platform/lib/errors.js';
import type { Log } from '../../platform/lib/log.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { CheckJob, PriorityRefused } from './check-worker.js';
import type { Report } from './job/check.js';
import type { IntegrityCheck } from './model.js';

// Checks a database in a process of its own, whose memory is freed when it ends and whose priority is lower.

const PROCESS = {
  file: 'dist/src/people/integrity/check-worker.js',
  kind: 'process',
  concurrency: 1,
  maxWaiting: 0,
  heapMb: 256,
  timeMs: 4 * 60 * 60_000,
} as const;

export interface ApartOptions {
  /** Aborts it, as a check that did not finish. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** For `os.setPriority`; by default below that of the server. */
  readonly priority?: number;
}

/** Resolves or rejects only once the process has ended. */
export async function checkApart(
  file: string,
  options: ApartOptions,
): Promise<Pick<IntegrityCheck, 'outcome' | 'report'>> {
  const { signal, log, priority = constants.priority.PRIORITY_BELOW_NORMAL } = options;
  const onProgress = (reason: PriorityRefused) =>
    log.warn({ reason }, 'the integrity check runs at normal priority');
  try {
    const pool = new WorkerPool<CheckJob, Report, PriorityRefused>(PROCESS);
    const report = await pool.run({ file, priority }, { signal, onProgress });
    const faults = report.faults.map(({ kind, line, advice, count }) => ({ kind, line, advice, count }));
    const outcome = report.sound ? 'sound' : 'faults';
    return { outcome, report: { faults, copies: report.copies, reason: null } };
  } catch (error) {
    const reason =
      error instanceof AppError ? error.detail : `The check ended without a result. ${String(error)}`;
    return { outcome: 'failed', report: { faults: [], copies: [], reason } };
  }
}
