import { DESK_ACTOR } from '../accounts/model.js';
import type { Transact } from '../db/transact.js';
import type { Job } from './ticker.js';

/** What the desk does by itself while it is served, in this order. Its files are read when it is first done. */
export function deskJobs({ transact }: { readonly transact: Transact }): readonly Job[] {
  return [
    {
      name: 'lift embargoes',
      async run() {
        const { liftEmbargoes } = await import('../claims/actions.js');
        await transact(DESK_ACTOR, liftEmbargoes);
      },
    },
    {
      name: 'forget what has expired',
      async run() {
        const { forgetExpired } = await import('../accounts/actions/forget.js');
        await transact(DESK_ACTOR, forgetExpired);
      },
    },
  ];
}
