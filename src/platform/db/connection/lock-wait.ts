import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../lib/errors.js';

/** How long a read waits while another process opens or closes the file. */
const BRIEF_WAIT_MS = 1000;

/**
 * How long a write waits for another program's before it fails with `busy`. An import of 20,000 claims holds the lock
 * for about ten seconds, and several times as long on a busy machine.
 */
export const WRITE_WAIT_MS = 120_000;

const FIRST_PAUSE_MS = 2;
const MAX_PAUSE_MS = 10;

/** The deadline of a wait that starts now. Monotonic milliseconds. */
export function lockDeadline(waitMs = BRIEF_WAIT_MS): number {
  return performance.now() + waitMs;
}

/**
 * Repeats an attempt while it fails with `busy`, until the deadline; at least once. Yields to the event loop between
 * attempts.
 */
export async function whileBusy<T>(attempt: () => Promise<T>, deadline = lockDeadline()): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      const left = deadline - performance.now();
      if (!isBusyError(error) || left <= 0) throw error;
      await sleep(Math.min(pause, left));
    }
  }
}

/** Whether another program holds the lock. */
export function isBusyError(error: unknown): boolean {
  return error instanceof AppError && error.code === 'busy';
}
