import { AppError } from './errors.js';

/** Limits how many run at once and how many wait: for work that needs memory, a process or a connection. */
export class Semaphore {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }) {
    this.#atOnce = atOnce;
    this.#mostWaiting = waiting;
  }

  /** @throws AppError busy where too many wait; whatever the work throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy < this.#atOnce) this.#busy += 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      // Passes the slot to the next in the queue, so that no later call gets in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy -= 1;
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting)
      throw new AppError('busy', 'Too many people are doing this at once. Try again in a minute.');
    return new Promise((go) => this.#waiting.push(go));
  }
}
