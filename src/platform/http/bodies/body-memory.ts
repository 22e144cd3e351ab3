import { AppError } from '../../lib/errors.js';

// The memory shared by all request bodies that are being received or processed. A body reserves its declared length
// before its first byte is read and until it is answered; those that do not fit wait unread. A small body never waits.

export interface BodyMemoryOptions {
  /** Bytes that all large bodies reserve at one time. */
  readonly total: number;
  /** Bytes that the bodies of one account reserve at most. */
  readonly perOwner: number;
  /** A body of at most this many bytes reserves nothing. */
  readonly small: number;
  /** Bytes that all small bodies of unknown senders take together. */
  readonly smallTotal: number;
  /** How long a body waits for memory, in milliseconds. */
  readonly waitMs: number;
}

const MB = 1024 * 1024;

/** Fits a file of 20 MB and a saved copy of 10 MB at the same time. */
export const BODY_MEMORY: BodyMemoryOptions = {
  total: 40 * MB,
  perOwner: 25 * MB,
  small: 64 * 1024,
  smallTotal: 16 * MB,
  waitMs: 20_000,
};

/** While others wait, a body that arrives more slowly than this loses its reservation. Bytes per second. */
const MIN_RATE = 64 * 1024;
/** How long a body may arrive more slowly than that, in milliseconds. */
const GRACE_MS = 5_000;
const MAX_WAITING = 200;
const LOOK_MS = 1_000;

/** A body that is being received. */
export interface Arrival {
  /** Aborts with an AppError when the reservation is withdrawn. */
  readonly signal: AbortSignal;
  received(bytes: number): void;
  /** Marks the body as complete: its reservation can no longer be withdrawn. */
  arrived(): void;
}

interface Share {
  /** The account; null for an unknown sender. */
  readonly owner: string | null;
  readonly bytes: number;
  readonly abort: AbortController;
  /** When it got its reservation, in monotonic milliseconds. */
  since: number;
  received: number;
  hasArrived: boolean;
}

interface Waiting {
  readonly share: Share;
  readonly go: () => void;
}

export class BodyMemory {
  readonly #options: BodyMemoryOptions;
  readonly #held = new Set<Share>();
  readonly #small = new Set<Share>();
  #waiting: Waiting[] = [];

  constructor(options: BodyMemoryOptions = BODY_MEMORY) {
    this.#options = options;
  }

  /**
   * Runs the work while it holds a reservation for a body.
   * @param owner the account that sends; null for an unknown sender
   * @throws AppError busy where no memory becomes free in time; whatever the work throws
   */
  async hold<T>(owner: string | null, bytes: number, work: (arrival: Arrival) => Promise<T>): Promise<T> {
    const share: Share = {
      owner,
      bytes,
      abort: new AbortController(),
      since: performance.now(),
      received: 0,
      hasArrived: false,
    };
    const among = bytes <= this.#options.small ? this.#small : this.#held;
    if (among === this.#small) this.#makeRoomAmongSmall(share);
    else if (!this.#fits(share) || this.#waiting.length > 0) await this.#wait(share);
    among.add(share);
    try {
      return await work(arrivalOf(share));
    } finally {
      among.delete(share);
      this.#admit();
    }
  }

  /** Drops the oldest incomplete small body: an honest small form arrives at once, so only stalled senders lose. */
  #makeRoomAmongSmall({ owner, bytes }: Share): void {
    if (owner !== null) return;
    const strangers = [...this.#small].filter((share) => share.owner === null);
    let held = bytes + sum(strangers);
    for (const share of strangers) {
      if (held <= this.#options.smallTotal) return;
      if (share.hasArrived) continue;
      share.abort.abort(tooMany());
      held -= share.bytes;
    }
  }

  #fits({ owner, bytes }: Share): boolean {
    const all = [...this.#held];
    return (
      sum(all) + bytes <= this.#options.total &&
      sum(all.filter((share) => share.owner === owner)) + bytes <= this.#options.perOwner
    );
  }

  #wait(share: Share): Promise<void> {
    if (this.#waiting.length >= MAX_WAITING) throw tooMany();
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(late);
        clearInterval(look);
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
      };
      const waiting: Waiting = {
        share,
        go: () => {
          done();
          share.since = performance.now();
          this.#held.add(share);
          resolve();
        },
      };
      const late = setTimeout(() => {
        done();
        reject(tooMany());
        this.#admit();
      }, this.#options.waitMs);
      const look = setInterval(() => this.#refuseSlow(), LOOK_MS).unref();
      // NOTE: the timer must not keep a stopping process alive.
      late.unref();
      this.#waiting.push(waiting);
      this.#admit();
    });
  }

  /** Admits in order of arrival, but skips accounts at their own limit so that they do not block others. */
  #admit(): void {
    for (const { share, go } of [...this.#waiting]) {
      if (this.#fits(share)) go();
      else if (sum([...this.#held]) + share.bytes > this.#options.total) return;
    }
  }

  #refuseSlow(): void {
    const now = performance.now();
    for (const share of this.#held) {
      const ms = now - share.since;
      const isSlow = ms > GRACE_MS && share.received < (ms / 1000) * MIN_RATE;
      if (isSlow && !share.hasArrived) share.abort.abort(tooSlow());
    }
  }
}

function arrivalOf(share: Share): Arrival {
  return {
    signal: share.abort.signal,
    received(bytes) {
      share.received += bytes;
    },
    arrived() {
      share.hasArrived = true;
    },
  };
}

function sum(shares: readonly Share[]): number {
  return shares.reduce((bytes, share) => bytes + share.bytes, 0);
}

function tooMany(): AppError {
  return new AppError(
    'busy',
    'The server is receiving too much at the moment, so nothing was saved. Go back and send it again in a minute.',
  );
}

function tooSlow(): AppError {
  return new AppError(
    'busy',
    'This arrived too slowly while others were waiting, so nothing was saved. Go back and send it again.',
  );
}
