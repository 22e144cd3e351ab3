import { forgetExpired } from '../accounts/actions/forget.js';
import { DESK_ACTOR } from '../accounts/model.js';
import { liftEmbargoes } from '../claims/actions.js';
import type { Transact } from '../db/transact.js';
import type { Job } from './ticker.js';

/** What the desk does by itself while it is served, in this order. */
export function deskJobs({ transact }: { readonly transact: Transact }): readonly Job[] {
  return [
    { name: 'lift embargoes', run: async () => void (await transact(DESK_ACTOR, liftEmbargoes)) },
    { name: 'forget what has expired', run: () => transact(DESK_ACTOR, forgetExpired) },
  ];
}
