import { AppError } from '../lib/errors.js';

// What is still being sent. A desk that ends waits for it, but not for ever: what has not arrived whole by then is
// answered that nothing was done, and nothing is, though the rest of it should come after all.

export class InFlightBodies {
  readonly #coming = new Set<(refusal: AppError) => void>();
  #isOver = false;

  /** What was read. @throws AppError unavailable where the desk waits no longer; whatever the reading throws */
  async take<T>(read: () => Promise<T>): Promise<T> {
    if (this.#isOver) throw endedMeanwhile();
    return new Promise<T>((go, fail) => {
      this.#coming.add(fail);
      read()
        .then(go, fail)
        .finally(() => this.#coming.delete(fail));
    });
  }

  /** Refuses what has not arrived, and whatever may come. */
  end(): void {
    this.#isOver = true;
    for (const fail of this.#coming) fail(endedMeanwhile());
  }
}

function endedMeanwhile(): AppError {
  return new AppError(
    'unavailable',
    'The server stopped before the whole request had arrived, so nothing was saved. Send it again in a minute.',
  );
}
