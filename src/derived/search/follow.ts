import type { Follower, RecordedEvent, WriteContext } from '../../platform/db/transact.js';
import { claimsMatched } from '../match/follow.js';
import { claimsConcerned } from '../status/follow.js';
import { ClaimIndexWriter } from './index-writer-store.js';
import { LateNotesWriter, MAX_LATE_LENGTH } from './late-notes-store.js';
import { NamedByReader } from './named-by-store.js';

/** Updates the index entries of claims: all that a change affects at once, at its end. */
export const followSearch: Follower = async (change, events) => {
  const named = new NamedByReader(change.tx);
  const touched = await claimsConcerned(change, events);
  for (const id of await claimsMatched(change, events)) touched.add(id);
  const noted = new Set<number>();
  const added = new Map<number, number>();
  let newest = 0;
  for (const event of events) {
    const { claimId } = event;
    if (event.subjectKind === 'annotation' && event.action === 'added') newest = event.subjectId;
    if (claimId === null) continue;
    if (event.subjectKind !== 'annotation' || isOnQuestion(event)) touched.add(claimId);
    else if (isShortNew(event)) added.set(event.subjectId, claimId);
    else noted.add(claimId);
  }
  if (newest > 0)
    for (const id of await new LateNotesWriter(change.tx).dueAfter(added, newest)) noted.add(id);
  for (const [kind, ids] of namesIn(events))
    for (const id of await named.claimsWith(kind, ids)) touched.add(id);
  const index = new ClaimIndexWriter(change.tx);
  await index.refresh([...touched]);
  await index.refreshNotes([...noted].filter((id) => !touched.has(id)));
  // Merges the whole index, since deleted words otherwise remain in its older segments.
  if (events.some(({ action }) => action === 'erased')) await index.optimise();
};

/** Updates the entries of claims whose wordings were just compared, since their match is indexed. */
export async function indexAfterComparing(change: WriteContext, claimIds: readonly number[]): Promise<void> {
  await new ClaimIndexWriter(change.tx).refresh(claimIds);
}

function isShortNew({ action, after }: RecordedEvent): boolean {
  return action === 'added' && typeof after?.body === 'string' && after.body.length <= MAX_LATE_LENGTH;
}

/** Claims are filtered by their open questions, so these are indexed at once. */
function isOnQuestion({ before, after }: RecordedEvent): boolean {
  return before?.motivation === 'questioning' || after?.motivation === 'questioning';
}

/** The records whose names are indexed with claims, and may have changed. */
function namesIn(
  events: readonly RecordedEvent[],
): ReadonlyMap<'speaker' | 'source' | 'outlet', ReadonlySet<number>> {
  const named = { speaker: new Set<number>(), source: new Set<number>(), outlet: new Set<number>() };
  for (const { subjectKind, subjectId, action, before, after } of events) {
    const owner = (after ?? before)?.speaker_id;
    if (subjectKind === 'speaker_name' && typeof owner === 'number') named.speaker.add(owner);
    // No claim refers to a new record yet, except claims that are new themselves.
    if (action === 'added') continue;
    if (subjectKind === 'speaker' || subjectKind === 'source' || subjectKind === 'outlet')
      named[subjectKind].add(subjectId);
  }
  return new Map(Object.entries(named) as ['speaker' | 'source' | 'outlet', Set<number>][]);
}
