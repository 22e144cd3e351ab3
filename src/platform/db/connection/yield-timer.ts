import { performance } from 'node:perf_hooks';
import { othersTurn } from '../../lib/others-turn.js';

/** How long a transaction may block the event loop, in milliseconds. */
const MAX_HOLD_MS = 8;

/**
 * Yields to the event loop at intervals. A long transaction (an import, a reindex) is thousands of short synchronous
 * statements and would otherwise block every request until its end.
 */
export class YieldTimer {
  #takenAt = performance.now();

  /** Restarts the interval. */
  begin(): void {
    this.#takenAt = performance.now();
  }

  get isDue(): boolean {
    return performance.now() - this.#takenAt > MAX_HOLD_MS;
  }

  async yield(): Promise<void> {
    await othersTurn();
    this.begin();
  }
}
