import { AppError } from '../../lib/errors.js';

// The bodies that are still arriving. A shutdown waits for them within a limit; any body that is incomplete by then
// gets the answer that nothing was saved, and nothing is, even if the rest arrives.

export class InFlightBodies {
  readonly #coming = new Set<(refusal: AppError) => void>();
  #isOver = false;

  /**
   * The body that was read.
   * @throws AppError unavailable once the shutdown no longer waits; whatever the reading throws
   */
  async take<T>(read: () => Promise<T>): Promise<T> {
    if (this.#isOver) throw endedMeanwhile();
    return new Promise<T>((go, fail) => {
      this.#coming.add(fail);
      read()
        .then(go, fail)
        .finally(() => this.#coming.delete(fail));
    });
  }

  /** Refuses incomplete bodies and all later ones. */
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
