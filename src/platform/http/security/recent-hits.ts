import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

/** Bounds the memory: somebody with this many networks could evade any limit anyway. */
const MAX_CLIENTS = 10_000;

interface Hits {
  totalHits: number;
  readonly resetTime: Date;
}

/** Counts requests per client and window, for a bounded number of clients; above that, the oldest is dropped. */
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
    // Re-inserted at the end, so that the first entry is always the one whose window ends first.
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

  /** Removes expired entries and those above the bound. */
  #forget(now: number): void {
    for (const [key, { resetTime }] of this.#clients) {
      if (resetTime.getTime() > now && this.#clients.size <= MAX_CLIENTS) return;
      this.#clients.delete(key);
    }
  }
}
