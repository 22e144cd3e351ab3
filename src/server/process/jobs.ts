import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Comparer } from '../../checking/comparison-queue/actions.js';
import type { Transact } from '../../platform/db/transact.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import type { Job } from './ticker.js';

interface DeskParts {
  readonly transact: Transact;
  readonly comparer: Pick<Comparer, 'all'>;
}

/** The server's periodic jobs, in this order. A job's files are loaded on its first run. */
export function deskJobs({ transact, comparer }: DeskParts): readonly Job[] {
  return [
    {
      name: 'lift embargoes',
      async run() {
        const { liftEmbargoes } = await import('../../record/claims/actions.js');
        await transact(DESK_ACTOR, liftEmbargoes);
      },
    },
    // What another program added, and what was left when the server stopped.
    { name: 'compare what waits', run: async () => void (await comparer.all()) },
    {
      name: 'forget what has expired',
      async run() {
        const { forgetExpired } = await import('../../people/accounts/actions/forget.js');
        await transact(DESK_ACTOR, forgetExpired);
      },
    },
    {
      name: 'merge the search index of claims',
      async run() {
        const { mergeSome } = await import('../../derived/search/actions.js');
        for (let times = 0; times < MAX_MERGES; times += 1) {
          if (!(await transact(DESK_ACTOR, mergeSome))) return;
          await othersTurn();
        }
      },
    },
  ];
}

/** In one round; the rest waits for the next. */
const MAX_MERGES = 200;
