import type { SendOutcome } from '../../../platform/mail/outcomes.js';

// When a mail is tried again, and when it is given up.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** From the first failure on; the last one repeats. */
const DELAYS_MS = [1, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE_MS);
const MAX_DELAY_MS = 240 * MINUTE_MS;
/** How long a mail is tried. */
export const TRYING_MS = 72 * HOUR_MS;

export interface Tried {
  readonly queued_at: string;
  /** With the last one. */
  readonly tries: number;
}

export interface DeliveryState {
  readonly state: 'waiting' | 'sent' | 'given_up';
  readonly due_at: string;
  readonly ended_at: string | null;
  readonly answer: string;
}

/** The state of a mail after it was tried. */
export function stateAfter(
  { kind, answer }: Pick<SendOutcome, 'kind' | 'answer'>,
  tried: Tried,
  now: Date,
): DeliveryState {
  const ended = { due_at: now.toISOString(), ended_at: now.toISOString(), answer };
  if (kind === 'accepted') return { state: 'sent', ...ended };
  const isOver = Math.abs(now.getTime() - Date.parse(tried.queued_at)) >= TRYING_MS;
  if (kind === 'refused' || isOver) return { state: 'given_up', ...ended };
  const delay = DELAYS_MS[tried.tries - 1] ?? MAX_DELAY_MS;
  return { state: 'waiting', due_at: new Date(now.getTime() + delay).toISOString(), ended_at: null, answer };
}

/** Mails are due up to the first time, and from the second on: no delay is that long, so the clock was set back. */
export function dueTimes(now: Date): readonly [string, string] {
  return [now.toISOString(), new Date(now.getTime() + MAX_DELAY_MS + MINUTE_MS).toISOString()];
}
