import type { Lasting } from '../store/sessions.js';

/** A session ends after eight hours without use (a shift), and after thirty days in any case. Milliseconds. */
const IDLE_MS = 8 * 3_600_000;
const ABSOLUTE_MS = 30 * 86_400_000;

/** The conditions for a valid session at a time. */
export function lastingAt(now: Date): Lasting {
  return {
    begunAfter: new Date(now.getTime() - ABSOLUTE_MS).toISOString(),
    seenAfter: new Date(now.getTime() - IDLE_MS).toISOString(),
  };
}

/** How long an ended session is recognised: a form left open over a long weekend. */
const REMEMBERED_MS = 7 * 86_400_000;

/** The conditions for a recognised session at a time. */
export function rememberedAt(now: Date): Lasting {
  return lastingAt(new Date(now.getTime() - REMEMBERED_MS));
}
