import type { Lasting } from './store/sessions.js';

/** A session ends after eight hours unused (a shift), and after thirty days whatever happens. Milliseconds. */
const IDLE_MS = 8 * 3_600_000;
const ABSOLUTE_MS = 30 * 86_400_000;

/** What a session must have to count at a moment. */
export function lastingAt(now: Date): Lasting {
  return {
    begunAfter: new Date(now.getTime() - ABSOLUTE_MS).toISOString(),
    seenAfter: new Date(now.getTime() - IDLE_MS).toISOString(),
  };
}
