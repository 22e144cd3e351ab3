import { AppError } from '../lib/errors.js';

// The memory that all bodies share which are being received or worked on. A body holds its declared length from
// before its first byte is read until it is answered; those that do not fit wait unread. A small one never waits.

export interface RoomOptions {
  /** Bytes that all large bodies hold at one time. */
  readonly total: number;
  /** Bytes that those of one account hold at most. */
  readonly perOwner: number;
  /** A body of up to so many bytes takes no room. */
  readonly small: number;
  /** Bytes that all small ones hold together, of senders that are not known. */
  readonly smallTotal: number;
  /** How long one waits for room, in milliseconds. */
  readonly waitMs: number;
}

const MB = 1024 * 1024;

/** A file of 20 MB and a saved copy of 10 MB at the same time, and somewhat more. */
export const BODY_ROOM: RoomOptions = {
  total: 40 * MB,
  perOwner: 25 * MB,
  small: 64 * 1024,
  smallTotal: 16 * MB,
  waitMs: 20_000,
};

/** While others wait, a body that comes slower than this gives its room back: bytes in a second. */
const MIN_RATE = 64 * 1024;
/** How long one may be slower: milliseconds. */
const GRACE_MS = 5_000;
const MAX_WAITING = 200;
const LOOK_MS = 1_000;

/** A body on its way. */
export interface Arrival {
  /** Ends with an AppError where its room is taken back. */
  readonly signal: AbortSignal;
  received(bytes: number): void;
  /** It is all there: its room is its own until it is answered. */
  arrived(): void;
}

interface Share {
  /** The account; null for a sender that is not known. */
  readonly owner: string | null;
  readonly bytes: number;
  readonly abort: AbortController;
  /** When it got its room, in milliseconds of the process. */
  since: number;
  received: number;
  hasArrived: boolean;
}

interface Waiting {
  readonly share: Share;
  readonly go: () => void;
}

export class BodyRoom {
  readonly #options: RoomOptions;
  readonly #held = new Set<Share>();
  readonly #small = new Set<Share>();
  #waiting: Waiting[] = [];

  constructor(options: RoomOptions = BODY_ROOM) {
    this.#options = options;
  }

  /**
   * Runs the work while it holds room for a body of so many bytes.
   * @param owner the account that sends; null for a sender that is not known
   * @throws AppError busy where there is no room in time; whatever the work throws
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

  /** The oldest that has not arrived gives way: whoever sends a small form in earnest is done in no time. */
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
      // NOTE: a desk that ends waits for nobody who waits here.
      late.unref();
      this.#waiting.push(waiting);
      this.#admit();
    });
  }

  /** In the order in which they came; one whose own account has too much under way keeps nobody else waiting. */
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
