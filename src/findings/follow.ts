import type { Change, Follower, RecordedEvent } from '../db/transact.js';
import { HappenedReader } from './derived-store/happened.js';
import { StandingReader } from './derived-store/standing.js';
import { DerivedWriter } from './derived-store/writer.js';
import { marksOf } from './model/stale.js';

/** Marks the findings that no longer rest on what they were made on, and keeps the status of their claims. */
export const followFindings: Follower = async (change, events) => {
  const derived = new DerivedWriter(change.tx);
  await derived.unmark(events.filter(isSuperseding).map(({ subjectId }) => subjectId));
  const touched = new Set<number>();
  for (const event of events) for (const id of await claimsConcerned(change, event)) touched.add(id);
  const standing = new StandingReader(change.tx);
  const checked = await standing.claimsAmong([...touched]);
  await derived.mark(marksOf(await standing.ofClaims(checked), events));
  await derived.settle([...touched]);
};

function isSuperseding({ subjectKind, action }: RecordedEvent): boolean {
  return subjectKind === 'finding' && action === 'superseded';
}

/** The claims whose findings or status an event may change. */
export async function claimsConcerned(change: Change, event: RecordedEvent): Promise<readonly number[]> {
  const { subjectKind: kind, subjectId: id, claimId } = event;
  const happened = new HappenedReader(change.tx);
  // Nothing rests yet on what is new.
  if (event.action === 'added' && kind !== 'claim' && kind !== 'finding') return [];
  switch (kind) {
    case 'claim':
      return [id];
    case 'finding':
      return claimId === null ? [] : [claimId];
    case 'occasion':
      return happened.saidAt([id]);
    case 'attribution':
    case 'snapshot':
    case 'annotation':
    case 'search':
    case 'contact':
      return happened.citing(kind, id);
    default:
      return [];
  }
}
