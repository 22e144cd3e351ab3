import { whereFrom, whereFromPrinted } from '../../engines/documents/fault.js';
import type { InsideReply, ReadJob } from '../../engines/documents/read-document.js';
import type { Context } from '../../platform/context.js';
import type { Log } from '../../platform/lib/log.js';
import { WorkerEnded, type WorkerLimits } from '../../platform/workers/worker.js';
import { WorkerPool } from '../../platform/workers/worker-pool.js';

// Reads each file in its own process, with limits of time and memory and no access to the database. A file that
// exceeds a limit is refused with that limit.

const PROCESSES = {
  file: 'dist/src/record/snapshots/file-worker.js',
  kind: 'process',
  concurrency: 2,
  maxWaiting: 20,
} as const;

/** The largest legitimate file takes a quarter of this. */
const LIMITS: ReadingLimits = { timeMs: 15_000, heapMb: 256, memoryMb: 500 };

export type ReadingLimits = Required<WorkerLimits>;

/** For whoever reads files that were uploaded or fetched. */
export interface ReaderContext extends Context {
  readonly reader: FileReader;
}

export interface FileReader {
  /** @throws AppError busy where too many files are queued */
  read(req: ReadJob): Promise<InsideReply>;
  /** Ends running jobs. */
  close(): Promise<void>;
}

/** Starts no process yet. Where a reader fails, the source line is logged, without text of the file. */
export function openFileReader(log: Log, limits: ReadingLimits = LIMITS): FileReader {
  const pool = new WorkerPool<ReadJob, InsideReply>({ ...PROCESSES, ...limits });
  return {
    async read(req) {
      const reply = await pool.run(req).catch((error: unknown) => unread(error, limits));
      if (!reply.ok && reply.fault !== null)
        log.warn({ kind: req.kind, fault: reply.fault }, 'could not read a file');
      return reply;
    },
    close: () => pool.close(),
  };
}

function unread(error: unknown, limits: ReadingLimits): InsideReply {
  if (!(error instanceof WorkerEnded)) throw error;
  return { ok: false, reason: reasonFor(error, limits), fault: faultIn(error) };
}

function reasonFor({ reason }: WorkerEnded, { timeMs }: ReadingLimits): string {
  if (reason === 'time')
    return `Reading the file took more than ${timeMs / 1_000} seconds. Nothing was saved.`;
  if (reason === 'memory') return 'Reading the file took too much memory. Nothing was saved.';
  return 'The file reader could not be started. Nothing was saved. Try again.';
}

/** Null where a limit explains it. */
function faultIn({ exit, cause }: WorkerEnded): string | null {
  const said = [
    exit && `ended by ${exit.code}`,
    exit && whereFromPrinted(exit.printed),
    cause instanceof Error && whereFrom(cause),
  ];
  return said.filter(Boolean).join(', ') || null;
}
