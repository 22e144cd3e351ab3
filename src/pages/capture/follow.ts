import type { Follower, WriteContext } from '../../platform/db/transact.js';
import { SavedCaptureWriter } from './saved-store.js';
import { CaptureWriter } from './writer-store.js';

/** Deletes the captures of a user who is disabled: nobody else may see them. */
export async function followCaptures(change: WriteContext, events: Parameters<Follower>[1]): Promise<void> {
  const writer = new CaptureWriter(change);
  for (const { subjectKind, subjectId, before, after } of events) {
    if (subjectKind !== 'user' || !after?.disabled_at || before?.disabled_at) continue;
    await writer.remove(await writer.ofOwner(subjectId));
    await new SavedCaptureWriter(change.tx).removeOfOwner(subjectId);
  }
}
