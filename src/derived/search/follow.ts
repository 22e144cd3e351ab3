import type { Follower, RecordedEvent, WriteContext } from '../../platform/db/transact.js';
import { claimsMatched } from '../match/follow.js';
import { claimsConcerned } from '../status/follow.js';
import { ClaimIndexWriter } from './index.js';
import { NamedByReader } from './named-by-store.js';

/** Keeps the entries of claims with everything they are found by; all that a change touches at once, at its end. */
export const followSearch: Follower = async (change, events) => {
  const named = new NamedByReader(change.tx);
  const touched = await claimsConcerned(change, events);
  for (const id of await claimsMatched(change, events)) touched.add(id);
  const noted = new Set<number>();
  for (const { claimId, subjectKind } of events)
    if (claimId !== null) (subjectKind === 'annotation' ? noted : touched).add(claimId);
  for (const [kind, ids] of namesIn(events))
    for (const id of await named.claimsWith(kind, ids)) touched.add(id);
  const index = new ClaimIndexWriter(change.tx);
  await index.refresh([...touched]);
  await index.refresh(
    [...noted].filter((id) => !touched.has(id)),
    'notes',
  );
  // What is erased must not outlast it in a corner of the index.
  if (events.some(({ action }) => action === 'erased')) await index.optimise();
};

/** The entries of claims whose wordings were compared just now: they are found by their match. */
export async function indexAfterComparing(change: WriteContext, claimIds: readonly number[]): Promise<void> {
  await new ClaimIndexWriter(change.tx).refresh(claimIds);
}

/** The records by whose names claims are found, and that may have another name now. */
function namesIn(
  events: readonly RecordedEvent[],
): ReadonlyMap<'speaker' | 'source' | 'outlet', ReadonlySet<number>> {
  const named = { speaker: new Set<number>(), source: new Set<number>(), outlet: new Set<number>() };
  for (const { subjectKind, subjectId, action, before, after } of events) {
    const owner = (after ?? before)?.speaker_id;
    if (subjectKind === 'speaker_name' && typeof owner === 'number') named.speaker.add(owner);
    // Nothing rests yet on what is new; what comes to rest on it in the same change is new too.
    if (action === 'added') continue;
    if (subjectKind === 'speaker' || subjectKind === 'source' || subjectKind === 'outlet')
      named[subjectKind].add(subjectId);
  }
  return new Map(Object.entries(named) as ['speaker' | 'source' | 'outlet', Set<number>][]);
}
