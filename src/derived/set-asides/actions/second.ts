import { UserReader } from '../../../people/accounts/store/users.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Role } from '../../../vocabulary.js';
import { faultOfSecond } from '../../status/model/second.js';

/** The messages to those who may not agree. */
type Refusals = Readonly<Record<NonNullable<ReturnType<typeof faultOfSecond>>, string>>;

/**
 * Who agrees to what one person decided must be a second person.
 * @throws AppError forbidden, with one of the messages; not_now where nobody else could agree
 */
export async function refuseUnlessSecond(
  change: WriteContext,
  { author_id, author_role }: { readonly author_id: number; readonly author_role: Role },
  refusals: Refusals,
): Promise<void> {
  const users = new UserReader(change.tx);
  const second = await users.byId(change.actor.id);
  if (second === undefined) throw new Error(`User ${change.actor.id} agrees and is not there.`);
  const fault = faultOfSecond({ id: author_id, role: author_role }, second);
  if (fault !== null) throw new AppError('forbidden', refusals[fault]);
  if (await users.isOnePersonDesk())
    throw new AppError('not_now', 'No one else can agree: only one person here can record findings.');
}
