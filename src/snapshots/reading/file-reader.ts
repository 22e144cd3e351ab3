import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.js';
import { Turns } from '../../lib/turns.js';
import type { InsideAsk, InsideReply } from './read-inside.js';
import { residentBytes } from './resident.js';

// The other end of the process that reads files. It is given a file, some time and some memory; where it takes
// more it is ended, and the person is told which. Nothing of the desk's own is within its reach.

const PROCESS_FILE = 'dist/src/snapshots/reading/file-process.js';

export interface ReadingLimits {
  readonly timeMs: number;
  readonly heapMb: number;
  /** All that the process holds, outside its heap too. */
  readonly memoryMb: number;
}

/** Of an honest file the largest takes a quarter of this. Within 20 seconds an answer is promised. */
const LIMITS: ReadingLimits = { timeMs: 15_000, heapMb: 256, memoryMb: 500 };

/** How often its memory is looked at: a bomb takes some tens of megabytes in that time. */
const LOOK_MS = 100;

export interface FileReader {
  /** @throws AppError busy where too many files wait already */
  read(ask: InsideAsk): Promise<InsideReply>;
  /** Ends what is under way. */
  close(): void;
}

/** Starts no process yet. */
export function openFileReader(limits: ReadingLimits = LIMITS): FileReader {
  const turns = new Turns({ atOnce: 2, waiting: 20 });
  const running = new Set<ChildProcess>();
  return {
    read: (ask) => turns.take(() => readOnce(ask, limits, running)),
    close() {
      for (const child of running) child.kill('SIGKILL');
    },
  };
}

async function readOnce(
  ask: InsideAsk,
  limits: ReadingLimits,
  running: Set<ChildProcess>,
): Promise<InsideReply> {
  const child = fork(join(packageRoot, PROCESS_FILE), [], {
    execArgv: [`--max-old-space-size=${limits.heapMb}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  running.add(child);
  try {
    return await answerFrom(child, ask, limits);
  } finally {
    child.kill('SIGKILL');
    running.delete(child);
  }
}

const TOO_MUCH =
  'Reading it took more memory than a file may take, as one does that is made to burst. It was stopped, and nothing was kept.';

function answerFrom(child: ChildProcess, ask: InsideAsk, limits: ReadingLimits): Promise<InsideReply> {
  return new Promise((resolve) => {
    const settle = (reply: InsideReply) => {
      clearTimeout(late);
      clearInterval(look);
      resolve(reply);
    };
    const stop = (reason: string) => {
      child.kill('SIGKILL');
      settle({ ok: false, reason });
    };
    const late = setTimeout(
      () =>
        stop(
          `Reading it took more than ${limits.timeMs / 1_000} seconds. It was stopped, and nothing was kept.`,
        ),
      limits.timeMs,
    );
    const look = setInterval(async () => {
      const bytes = await residentBytes(child.pid);
      if (bytes !== null && bytes > limits.memoryMb * 1024 * 1024) stop(TOO_MUCH);
    }, LOOK_MS);
    child.once('message', (reply) => settle(reply as InsideReply));
    child.once('error', () => settle({ ok: false, reason: ENDED }));
    // It ends by itself, without an answer, where its heap is full: V8 aborts, which is a signal, or a code above 128.
    child.once('exit', (code, signal) =>
      settle({ ok: false, reason: signal !== null || (code ?? 0) > 128 ? TOO_MUCH : ENDED }),
    );
    child.send(ask, (error) => error && settle({ ok: false, reason: ENDED }));
  });
}

const ENDED = 'The process that reads files could not be started. Nothing was kept; try again.';
