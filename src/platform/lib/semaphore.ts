import { AppError } from './errors.js';

/** Lets few in at once and a few more wait: for what costs memory, a process or a connection. */
export class Semaphore {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }) {
    this.#atOnce = atOnce;
    this.#mostWaiting = waiting;
  }

  /** @throws AppError busy where too many wait already; whatever the work throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy < this.#atOnce) this.#busy += 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      // Whoever waits takes over this place, so that nobody who came later slips in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy -= 1;
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting)
      throw new AppError('busy', 'Too many are doing this at once. Try again in a minute.');
    return new Promise((go) => this.#waiting.push(go));
  }
}
