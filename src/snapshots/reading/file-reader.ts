import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from '../../lib/log.js';
import { packageRoot } from '../../lib/package-root.js';
import { Turns } from '../../lib/turns.js';
import { whereFrom, whereFromPrinted } from './fault.js';
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

/** Starts no process yet. Where a reader broke off, the log is told where, without a word of the file. */
export function openFileReader(log: Log, limits: ReadingLimits = LIMITS): FileReader {
  const turns = new Turns({ atOnce: 2, waiting: 20 });
  const running = new Set<ChildProcess>();
  return {
    async read(ask) {
      const reply = await turns.take(() => readOnce(ask, limits, running));
      if (!reply.ok && reply.fault !== null)
        log.warn({ kind: ask.kind, fault: reply.fault }, 'a file was not read');
      return reply;
    },
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
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
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
    let unsent: string | null = null;
    const settle = (reply: InsideReply) => {
      watch.end();
      resolve(reply);
    };
    const watch = watchOver(child, limits, (reason) => {
      child.kill('SIGKILL');
      settle({ ok: false, reason, fault: unsent });
    });
    child.once('message', (reply) => settle(reply as InsideReply));
    child.once('error', (error) => settle({ ok: false, reason: ENDED, fault: whereFrom(error) }));
    const ending = endingOf(child);
    child.once('close', (code, signal) => settle(ending(code, signal, unsent)));
    // Where nobody takes it the process is gone or about to be, and its end says more than the broken pipe.
    child.send(ask, (error) => {
      if (error) unsent = whereFrom(error);
    });
  });
}

function watchOver(child: ChildProcess, limits: ReadingLimits, stop: (reason: string) => void) {
  const tooLong = `Reading it took more than ${limits.timeMs / 1_000} seconds. It was stopped, and nothing was kept.`;
  const late = setTimeout(() => stop(tooLong), limits.timeMs);
  const look = setInterval(async () => {
    const bytes = await residentBytes(child.pid);
    if (bytes !== null && bytes > limits.memoryMb * 1024 * 1024) stop(TOO_MUCH);
  }, LOOK_MS);
  return {
    end() {
      clearTimeout(late);
      clearInterval(look);
    },
  };
}

/** As much of what it prints as an error begins with. */
const MOST_PRINTED = 8_000;

/** Listens to what a process prints, for the case that it ends without an answer. */
function endingOf(child: ChildProcess) {
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (printed.length < MOST_PRINTED) printed += text;
  });
  return (code: number | null, signal: string | null, unsent: string | null): InsideReply => {
    // It ends by itself where its heap is full: V8 aborts, which is a signal, or a code above 128.
    const burst = signal !== null || (code ?? 0) > 128;
    const said = [`ended by ${signal ?? code}`, whereFromPrinted(printed), unsent];
    return { ok: false, reason: burst ? TOO_MUCH : ENDED, fault: said.filter(Boolean).join(', ') };
  };
}

const ENDED = 'The process that reads files could not be started. Nothing was kept; try again.';
