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

/** How long it is remembered that somebody had a session which has ended: a form left open over a long weekend. */
const REMEMBERED_MS = 7 * 86_400_000;

/** What a session must have had to be remembered at a moment. */
export function rememberedAt(now: Date): Lasting {
  return lastingAt(new Date(now.getTime() - REMEMBERED_MS));
}
