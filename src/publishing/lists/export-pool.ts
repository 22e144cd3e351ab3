import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../platform/lib/errors.js';
import { openNamelessFile } from '../../platform/lib/nameless-file.js';
import { WorkerEnded } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';
import type { StylePrinted } from '../citations/styles/model/failures.js';
import type { OnPrinted } from '../citations/styles/watched-pool.js';
import type { StylesContext } from '../citations/styles-pool.js';
import type { ExportDone, ExportRequest } from './export-job.js';
import type { ListDone, ListJob, ListTask, ListTasks } from './task-job.js';

// Writes files in threads and sends complete ones only: docs/decisions/0006-an-export-is-whole-before-it-is-sent.md.

const THREADS = {
  file: 'dist/src/publishing/lists/export-worker.js',
  kind: 'thread',
  /** More would not be faster on a small machine, and each has its own heap. */
  concurrency: 2,
  maxWaiting: Number.POSITIVE_INFINITY,
  /** A list of 100,000 claims needs a fifth of this. */
  heapMb: 512,
} as const;

/** A complete file. Read it to its end, or close it. */
export interface ExportFile extends ExportDone {
  readonly handle: FileHandle;
}

/** For whoever writes files of lists. */
export interface ListContext extends StylesContext {
  readonly exports: Exports;
}

export interface Exports {
  /**
   * @param signal aborts the work, whether it has begun or not
   * @throws AppError what `writeExport` throws; disk_full; unavailable where it was aborted or the thread ended
   */
  make(req: ExportRequest, signal: AbortSignal): Promise<ExportFile>;
  /** The same for any task, with its file: read it to its end, or close it. */
  run<T extends ListTask>(
    task: T,
    request: ListTasks[T]['request'],
    signal: AbortSignal,
  ): Promise<WithFile<T>>;
  close(): Promise<void>;
}

export type WithFile<T extends ListTask> = ListDone<T> & { readonly handle: FileHandle };

export interface ExportsOptions {
  /** Counts the failures of styles that editors added. */
  readonly onPrinted?: OnPrinted;
  /** The processor time for one list in a CSL style, in milliseconds. */
  readonly printMs?: number | undefined;
}

/** Starts no thread yet. */
export function openExports(
  database: string,
  { onPrinted = () => {}, printMs }: ExportsOptions = {},
): Exports {
  const pool = new WorkerPool<ListJob, ListDone<ListTask>, StylePrinted>(THREADS);
  const run: Exports['run'] = async (task, request, signal) => {
    const handle = await openNamelessFile();
    const counted: Promise<void>[] = [];
    const onProgress = (printed: StylePrinted) => void counted.push(Promise.resolve(onPrinted(printed)));
    try {
      const job = { task, request, database, fd: handle.fd, printMs };
      const owner = request.viewer.userId;
      const done = await pool.run(job, { signal, owner, onProgress }).finally(() => Promise.all(counted));
      return { ...(done as ListDone<typeof task>), handle };
    } catch (error) {
      await handle.close();
      throw error instanceof WorkerEnded ? notMade(error) : error;
    }
  };
  return {
    make: (req, signal) => run('export', req, signal),
    run,
    close: () => pool.close(),
  };
}

function notMade(cause: WorkerEnded): AppError {
  const unwanted = 'The export was cancelled.';
  const stopped = 'The export did not finish. Try again with fewer quotations.';
  return new AppError('unavailable', cause.reason === 'aborted' ? unwanted : stopped, { cause });
}
