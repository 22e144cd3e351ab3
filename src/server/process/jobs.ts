import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Comparer } from '../../checking/comparison-queue/actions.js';
import { headPlacesOf } from '../../config.js';
import type { Transact, WriteContext } from '../../platform/db/transact.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import type { Imports } from '../../publishing/exchange/import-pool.js';
import type { OpenContext } from '../context/open-context.js';
import { type Job, startTicker, type Ticker } from './ticker.js';

interface DeskParts {
  readonly transact: Transact;
  readonly imports: Pick<Imports, 'withdrawAbandoned'>;
  readonly comparer: Pick<Comparer, 'all'>;
}

/** The server's periodic jobs, in this order. A job's files are loaded on its first run. */
export function deskJobs({ transact, comparer, imports }: DeskParts): readonly Job[] {
  return [
    // What a program wrote of an import before it was killed.
    { name: 'withdraw abandoned imports', run: () => imports.withdrawAbandoned() },
    {
      name: 'lift embargoes',
      async run() {
        const { liftEmbargoes } = await import('../../record/claims/actions.js');
        await transact(DESK_ACTOR, liftEmbargoes);
      },
    },
    // What another program added, and what was left when the server stopped.
    { name: 'run pending comparisons', run: async () => void (await comparer.all()) },
    {
      name: 'delete expired data',
      async run() {
        const { forgetExpired } = await import('../../people/accounts/actions.js');
        await transact(DESK_ACTOR, forgetExpired);
        const { forgetOldCaptures } = await import('../../pages/capture/actions/forget.js');
        await transact(DESK_ACTOR, forgetOldCaptures);
        const { forgetOldNotices } = await import('../../people/notices/actions.js');
        await transact(DESK_ACTOR, forgetOldNotices);
      },
    },
    {
      name: 'index added notes',
      async run() {
        const { indexSomeNotes } = await import('../../derived/search/reindex.js');
        await again(transact, indexSomeNotes);
      },
    },
    {
      name: 'merge the search index of claims',
      async run() {
        const { mergeSome } = await import('../../derived/search/reindex.js');
        await again(transact, mergeSome);
      },
    },
  ];
}

/** In one round; the rest waits for the next. */
const MAX_TIMES = 200;

/** Does some of the work after some, each in a transaction of its own, until there is none left. */
async function again(transact: Transact, some: (change: WriteContext) => Promise<boolean>): Promise<void> {
  for (let times = 0; times < MAX_TIMES; times += 1) {
    if (!(await transact(DESK_ACTOR, some))) return;
    await othersTurn();
  }
}

/**
 * Checks the whole database once a day, in a process of its own and with its own timer, since the other jobs would wait
 * for it. Stopping it aborts a running check.
 */
export function startDailyChecks({ config, ...ctx }: OpenContext): Ticker {
  const at = config.checkAt;
  if (at === null) return { stop: async () => {} };
  const ending = new AbortController();
  const parts = {
    ...ctx,
    heads: headPlacesOf(config),
    at,
    startedAt: ctx.clock.now(),
    signal: ending.signal,
    begun: { at: null },
  };
  const job = {
    name: 'check the integrity of the database',
    async run() {
      const [{ checkWhenDue }, { DERIVED_PARTS }] = await Promise.all([
        import('../../people/integrity/actions.js'),
        import('./integrity/rebuild.js'),
      ]);
      await checkWhenDue({ ...parts, derived: DERIVED_PARTS });
    },
  };
  const ticker = startTicker([job], ctx.log);
  return {
    stop() {
      ending.abort();
      return ticker.stop();
    },
  };
}
