import { AsyncLocalStorage } from 'node:async_hooks';

/** Says so where a transaction is asked for inside another, which would wait for its own end. */
export interface NestingGuard {
  /** @throws Error inside a transaction that is still open */
  refuseNested(): void;
  /** Runs a transaction so that whatever it calls is known to be inside. */
  inside<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * NOTE: for tests and development. To know who called whom, Node has to be told of every promise of the process,
 * from the first transaction on: each `await` of every page then costs about three times as much.
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
  };
}

/** Watches nothing and costs nothing. */
export const UNWATCHED: NestingGuard = {
  refuseNested() {},
  inside: (work) => work(),
};
