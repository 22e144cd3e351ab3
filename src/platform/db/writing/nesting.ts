import { AsyncLocalStorage } from 'node:async_hooks';

/** Reports a transaction that is opened inside another, which would be a deadlock. */
export interface NestingGuard {
  /** @throws Error inside a transaction that is still open */
  refuseNested(): void;
  /** Runs a transaction so that everything it calls is recognised as nested. */
  inside<T>(work: () => Promise<T>): Promise<T>;
  /** Stops watching. */
  stop(): void;
}

/**
 * NOTE: for tests and development. AsyncLocalStorage tracks every promise of the process from the first transaction on,
 * which makes each `await` about three times as expensive, and again as expensive for each that is not stopped.
 */
export function watchNesting(): NestingGuard {
  const around = new AsyncLocalStorage<{ open: boolean }>();
  return {
    refuseNested() {
      if (around.getStore()?.open)
        throw new Error('transact was called inside a transaction: hand the change down instead.');
    },
    inside(work) {
      const here = { open: true };
      return around.run(here, work).finally(() => {
        here.open = false;
      });
    },
    stop: () => around.disable(),
  };
}

/** Does nothing and costs nothing. */
export const UNWATCHED: NestingGuard = {
  refuseNested() {},
  inside: (work) => work(),
  stop() {},
};
