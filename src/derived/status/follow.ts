import type { Follower, RecordedEvent, WriteContext } from '../../platform/db/transact.js';
import { deriveMatches } from '../match/follow.js';
import { HappenedReader } from './derived-store/happened.js';
import { StandingReader } from './derived-store/standing.js';
import { DerivedWriter } from './derived-store/writer.js';
import { marksOf } from './model/stale.js';

/** Marks findings whose basis changed as stale, and updates the status of their claims. */
export const followFindings: Follower = async (change, events) => {
  const derived = new DerivedWriter(change.tx);
  await derived.unmark(events.filter(isSuperseding).map(({ subjectId }) => subjectId));
  const touched = [...(await claimsConcerned(change, events))];
  await derived.mark(marksOf(await new StandingReader(change.tx).ofClaims(touched), events));
  // A status depends on the match, and how a mismatch was dealt with depends on which findings are stale.
  const matched = await deriveMatches(change, events);
  await derived.updateStatuses([...new Set([...touched, ...matched])]);
};

/** Updates the status of claims whose wordings were just compared. */
export async function updateStatusesAfterComparing(
  change: WriteContext,
  claimIds: readonly number[],
): Promise<void> {
  await new DerivedWriter(change.tx).updateStatuses(claimIds);
}

function isSuperseding({ subjectKind, action }: RecordedEvent): boolean {
  return subjectKind === 'finding' && action === 'superseded';
}

/** Whether somebody else recounts the words now, or nobody: no original is held of what is recounted. */
function isRecountedAnew({ subjectKind, before, after }: RecordedEvent): boolean {
  return subjectKind === 'attribution' && before?.recounted_by_id !== after?.recounted_by_id;
}

/** The claims whose findings or status are affected by these events. */
export async function claimsConcerned(
  { tx }: WriteContext,
  events: readonly RecordedEvent[],
): Promise<Set<number>> {
  const claims = new Set<number>();
  const changed = new Map<string, Set<number>>();
  for (const event of events) {
    const { action, subjectKind: kind, subjectId: id, claimId } = event;
    if (kind === 'claim') claims.add(id);
    else if (claimId !== null && (kind === 'finding' || isRecountedAnew(event))) claims.add(claimId);
    // No finding is based on a new record yet.
    else if (action !== 'added') changed.set(kind, (changed.get(kind) ?? new Set()).add(id));
  }
  const happened = new HappenedReader(tx);
  for (const [kind, ids] of changed)
    for (const id of await happened.restingOn(kind, [...ids])) claims.add(id);
  return claims;
}
