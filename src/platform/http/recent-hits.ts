import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

/** Whoever comes from so many networks at once could evade any count: the memory for it is bounded instead. */
const MAX_CLIENTS = 10_000;

interface Hits {
  totalHits: number;
  readonly resetTime: Date;
}

/** Counts by client within its window, for so many clients at most; of more, the one that came first is forgotten. */
export class RecentHits implements Store {
  readonly localKeys = true;
  readonly #clients = new Map<string, Hits>();
  #windowMs = 60_000;

  init({ windowMs }: Options): void {
    this.#windowMs = windowMs;
  }

  increment(key: string): ClientRateLimitInfo {
    const now = Date.now();
    const known = this.#clients.get(key);
    if (known && known.resetTime.getTime() > now) {
      known.totalHits += 1;
      return known;
    }
    const hits = { totalHits: 1, resetTime: new Date(now + this.#windowMs) };
    // Behind the others, so that the first is always the one whose window ends first.
    this.#clients.delete(key);
    this.#clients.set(key, hits);
    this.#forget(now);
    return hits;
  }

  decrement(key: string): void {
    const known = this.#clients.get(key);
    if (known) known.totalHits -= 1;
  }

  resetKey(key: string): void {
    this.#clients.delete(key);
  }

  /** What has ended, and what is too many. */
  #forget(now: number): void {
    for (const [key, { resetTime }] of this.#clients) {
      if (resetTime.getTime() > now && this.#clients.size <= MAX_CLIENTS) return;
      this.#clients.delete(key);
    }
  }
}
