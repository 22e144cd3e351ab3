import type { Transact } from '../../../platform/db/transact.js';
import type { Log } from '../../../platform/lib/log.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import { setAsideStyle } from './actions.js';
import { areEnough, MAX_FAILURES, type PrintFailure, type StylePrinted } from './model/failures.js';

/**
 * Counts how often each added style failed since it last printed something, and sets it aside at the second time. A
 * restart begins to count again.
 */
export class FailingStyles {
  readonly #failures = new Map<number, readonly PrintFailure[]>();
  readonly #transact: Transact;
  readonly #log: Log;

  constructor(transact: Transact, log: Log) {
    [this.#transact, this.#log] = [transact, log];
  }

  /** Resolves once it is stored. An error is logged: whoever waits for a list has its own answer. */
  async note({ styleId, failure }: StylePrinted): Promise<void> {
    if (failure === null) return void this.#failures.delete(styleId);
    const failures = [...(this.#failures.get(styleId) ?? []), failure].slice(-MAX_FAILURES);
    this.#failures.set(styleId, failures);
    if (!areEnough(failures)) return;
    try {
      await this.#transact(DESK_ACTOR, (change) => setAsideStyle(change, styleId, failures));
      this.#failures.delete(styleId);
      this.#log.warn({ style: styleId, why: failure.why }, 'set a citation style aside');
    } catch (error) {
      this.#log.error({ err: error, style: styleId }, 'could not set a citation style aside');
    }
  }
}
