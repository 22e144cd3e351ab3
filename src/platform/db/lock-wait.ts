import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../lib/errors.js';

/** How long a read waits while another program opens or closes the file. */
const BRIEF_WAIT_MS = 1000;

/**
 * How long a write waits for another program's before the person is told to try again. An import of 20,000 claims
 * holds the lock for some ten seconds, and on a busy machine for several times as long.
 */
export const WRITE_WAIT_MS = 120_000;

const FIRST_PAUSE_MS = 2;
const MAX_PAUSE_MS = 25;

/** The moment at which waiting that starts now ends. Monotonic milliseconds. */
export function lockDeadline(waitMs = BRIEF_WAIT_MS): number {
  return performance.now() + waitMs;
}

/**
 * Runs an attempt until it is not refused as `busy` or the deadline has passed; at least once. The event
 * loop is free between attempts.
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

/** Whether another program holds the lock that was wanted. */
export function isBusyError(error: unknown): boolean {
  return error instanceof AppError && error.code === 'busy';
}
