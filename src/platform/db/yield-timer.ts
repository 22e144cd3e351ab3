import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** So long a transaction may keep the event loop to itself, in milliseconds. */
const MAX_HOLD_MS = 8;

/**
 * Lets others have their turn now and then. A long transaction (an import, a reindex) is thousands of short
 * statements, none of which waits for anything: without this, nobody would be answered before its end.
 */
export class YieldTimer {
  #takenAt = performance.now();

  /** Counts from now: nobody was kept waiting so far. */
  begin(): void {
    this.#takenAt = performance.now();
  }

  get isDue(): boolean {
    return performance.now() - this.#takenAt > MAX_HOLD_MS;
  }

  async yield(): Promise<void> {
    await setImmediate();
    this.begin();
  }
}
