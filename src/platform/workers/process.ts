import { type ChildProcess, execFile, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import {
  type Reply,
  type RunningWorker,
  WorkerEnded,
  type WorkerEvents,
  type WorkerLimits,
} from './worker.js';

/** How often its memory is measured: a malicious file can allocate some tens of megabytes in that time. */
const MEASURE_EVERY_MS = 100;

/** The beginning of its output, which contains the error. */
const MAX_PRINTED = 8_000;

/** A process with an empty environment: slow to start, limited in all of its memory, and ended with the server. */
export class ProcessWorker extends EventEmitter<WorkerEvents> implements RunningWorker {
  readonly #child: ChildProcess;
  #printed = '';
  #sendError: Error | null = null;

  /** @param file a compiled module that calls `serveJobs` */
  constructor(file: string, { heapMb, memoryMb }: WorkerLimits) {
    super();
    this.#child = fork(file, [], {
      execArgv: [`--max-old-space-size=${heapMb}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    if (memoryMb !== undefined) this.#endAbove(memoryMb);
    this.#child.on('message', (reply) => this.emit('reply', reply as Reply));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (this.#printed.length < MAX_PRINTED) this.#printed += text;
    });
    this.#child.on('error', (cause) => this.emit('ended', new WorkerEnded('crashed', { cause })));
    this.#child.once('close', (code, signal) => this.emit('ended', this.#endedWith(code, signal)));
  }

  send(job: unknown): void {
    // An error here means that the process is ending, and its exit says more than a broken pipe.
    this.#child.send(job as object, (error) => {
      this.#sendError = error;
    });
  }

  async end(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGKILL');
    await closed;
  }

  // A process serves one job, so it is never idle.
  ref(): void {}
  unref(): void {}

  #endAbove(memoryMb: number): void {
    const measure = async (): Promise<void> => {
      const bytes = await residentBytes(this.#child.pid);
      if (bytes !== null && bytes > memoryMb * 1024 * 1024) this.#child.kill('SIGKILL');
    };
    const measuring = setInterval(measure, MEASURE_EVERY_MS);
    this.once('ended', () => clearInterval(measuring));
  }

  /** V8 aborts when its heap is full: a signal, or on some systems a code above 128. */
  #endedWith(code: number | null, signal: string | null): WorkerEnded {
    const reason = signal !== null || (code ?? 0) > 128 ? 'memory' : 'crashed';
    const exit = this.#child.killed ? null : { code: `${signal ?? code}`, printed: this.#printed };
    return new WorkerEnded(reason, { cause: this.#sendError ?? undefined, exit });
  }
}

const run = promisify(execFile);

/** The memory of another process; null where it is gone, or the system does not say. */
async function residentBytes(pid: number | undefined): Promise<number | null> {
  if (pid === undefined || process.platform === 'win32') return null;
  try {
    const kilobytes =
      process.platform === 'linux'
        ? /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
        : (await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout.trim();
    return kilobytes ? Number(kilobytes) * 1024 : null;
  } catch {
    return null;
  }
}
