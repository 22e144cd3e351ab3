import { forgetExpired } from '../accounts/actions/forget.js';
import { DESK_ACTOR } from '../accounts/model.js';
import { liftEmbargoes } from '../claims/actions.js';
import type { Comparer } from '../comparisons/comparer.js';
import type { Transact } from '../db/transact.js';
import type { Job } from './ticker.js';

interface DeskParts {
  readonly transact: Transact;
  readonly comparer: Pick<Comparer, 'all'>;
}

/** What the desk does by itself while it is served, in this order. */
export function deskJobs({ transact, comparer }: DeskParts): readonly Job[] {
  return [
    { name: 'lift embargoes', run: async () => void (await transact(DESK_ACTOR, liftEmbargoes)) },
    // What another program added beside it, and what was left when the desk stopped.
    { name: 'compare what waits', run: () => comparer.all() },
    { name: 'forget what has expired', run: () => transact(DESK_ACTOR, forgetExpired) },
  ];
}
