import type { EventEmitter } from 'node:events';
import type { SerialisedError } from './serialised-error.js';

// What threads and processes have in common: each takes a job, replies to it, and can be ended.

export interface WorkerLimits {
  /** Processor time for a job, or for each step where it reports progress; by default unlimited. */
  readonly timeMs?: number;
  /** The JavaScript heap of the job. */
  readonly heapMb: number;
  /** All memory of a process; a thread's memory outside its heap is part of the server's. */
  readonly memoryMb?: number;
}

/** A worker's messages about its job: `started` once, `progress` any number of times, then one of the others. */
export type Reply<Answer = unknown, Progress = unknown> =
  | {
      readonly kind: 'started';
      /** Where the system tells the worker's processor time; null where it does not. */
      readonly schedstat: string | null;
    }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly error: SerialisedError };

export interface WorkerEvents {
  reply: [reply: Reply];
  ended: [ended: WorkerEnded];
}

export interface RunningWorker extends EventEmitter<WorkerEvents> {
  send(job: unknown): void;
  /** Resolves once it has ended. */
  end(): Promise<void>;
  /** An idle worker must not keep the program running. */
  ref(): void;
  unref(): void;
}

const MESSAGES = {
  time: 'The worker took too long and was ended.',
  memory: 'The worker took too much memory and was ended.',
  aborted: 'The worker was ended, since its answer is not wanted any more.',
  closed: 'The worker was ended with the server.',
  crashed: 'The worker ended before it answered.',
};

/** The job has no answer. It may have taken effect all the same, such as a transaction committed before the end. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';
  readonly reason: keyof typeof MESSAGES;
  /** How a process ended: its exit code or signal, and the beginning of its output. */
  readonly exit: { readonly code: string; readonly printed: string } | null;

  constructor(reason: WorkerEnded['reason'], { cause, exit = null }: WorkerEndedDetails = {}) {
    super(MESSAGES[reason], cause === undefined ? {} : { cause });
    this.reason = reason;
    this.exit = exit;
  }
}

interface WorkerEndedDetails {
  readonly cause?: unknown;
  readonly exit?: WorkerEnded['exit'];
}
