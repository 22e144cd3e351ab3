import type { WriteContext } from '../../../platform/db/transact.js';
import { reaches } from '../../../platform/viewer.js';
import { UserReader } from '../store/users.js';

/** Whether whoever makes this change is an editor or admin: for parts of an edit that a checker may not make. */
export async function actsAsEditor(change: WriteContext): Promise<boolean> {
  const user = await new UserReader(change.tx).byId(change.actor.id);
  return user !== undefined && reaches(user.role, 'editor');
}
