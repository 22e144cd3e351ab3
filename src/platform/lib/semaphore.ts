import { AppError } from './errors.js';

/** Null for work that is nobody's in particular. */
type Owner = number | string | null;

interface Waiting {
  readonly owner: Owner;
  readonly go: () => void;
}

interface TakeOptions {
  readonly owner?: Owner;
  /** Whether it waits however many wait: for work that is bounded elsewhere. */
  readonly isPatient?: boolean;
  /** Ends the waiting; work that has begun goes on. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Limits how many run at once and how many wait: for work that needs memory, a process or a connection. Work of one
 * owner runs one after the other, and what waits for that lets others pass. Nobody takes more than a quarter of the
 * places to wait.
 */
export class Semaphore {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: Waiting[] = [];
  readonly #owners = new Set<Owner>();
  #busy = 0;

  constructor({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }) {
    this.#atOnce = atOnce;
    this.#mostWaiting = waiting;
  }

  /** @throws AppError busy where too many wait; the reason of the signal; whatever the work throws */
  async take<T>(work: () => Promise<T>, options: TakeOptions = {}): Promise<T> {
    const { owner = null, isPatient = false, signal } = options;
    if (this.#mayRun(owner)) this.#begin(owner);
    else {
      if (!isPatient) this.#refuse(owner);
      await this.#wait(owner, signal);
    }
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.#owners.delete(owner);
      this.#next();
    }
  }

  #mayRun(owner: Owner): boolean {
    return this.#busy < this.#atOnce && (owner === null || !this.#owners.has(owner));
  }

  #begin(owner: Owner): void {
    this.#busy += 1;
    if (owner !== null) this.#owners.add(owner);
  }

  /** Begins the first in the queue that may run, so that no later call gets in between. */
  #next(): void {
    const at = this.#waiting.findIndex(({ owner }) => this.#mayRun(owner));
    const [next] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (next === undefined) return;
    this.#begin(next.owner);
    next.go();
  }

  #waitingOf(owner: Owner): number {
    return this.#waiting.filter((one) => one.owner === owner).length;
  }

  #wait(owner: Owner, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((go, refuse) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        refuse(signal?.reason);
      };
      const waiting = {
        owner,
        go: () => {
          signal?.removeEventListener('abort', leave);
          go();
        },
      };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** @throws AppError busy where too many wait */
  #refuse(owner: Owner): void {
    if (this.#waiting.length >= this.#mostWaiting)
      throw new AppError('busy', 'Too many people are doing this at once. Try again in a minute.');
    if (owner !== null && this.#waitingOf(owner) >= Math.max(1, this.#mostWaiting / 4))
      throw new AppError(
        'busy',
        'You are waiting for several of these already. Try again once they are done.',
      );
  }
}
