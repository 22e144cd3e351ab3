import type { Change, Follower } from '../db/transact.js';
import { ClaimSearchWriter } from './search-store.js';

/** Keeps what claims are searched and compared by in step with their words and their speakers' names. */
export const followClaims: Follower = async (change, events) => {
  const search = new ClaimSearchWriter(change.tx);
  for (const id of await touched(change, events)) await search.refresh(id);
};

async function touched(change: Change, events: Parameters<Follower>[1]): Promise<ReadonlySet<number>> {
  const claims = new Set<number>();
  const search = new ClaimSearchWriter(change.tx);
  for (const { subjectKind, subjectId, before, after } of events) {
    if (subjectKind === 'claim') claims.add(subjectId);
    const speaker =
      subjectKind === 'speaker'
        ? subjectId
        : subjectKind === 'speaker_name'
          ? (after ?? before)?.speaker_id
          : undefined;
    if (typeof speaker === 'number') for (const id of await search.claimsOfSpeaker(speaker)) claims.add(id);
  }
  return claims;
}
