import type { Change, Follower, RecordedEvent } from '../db/transact.js';
import { DerivedFindings, type Mark } from './derived-store.js';
import { causesOf, restsOn } from './model/stale.js';

/** Marks the findings that no longer rest on what they were made on, and keeps the status of their claims. */
export const followFindings: Follower = async (change, events) => {
  const derived = new DerivedFindings(change.tx);
  await derived.unmark(events.filter(isSuperseding).map(({ subjectId }) => subjectId));
  const touched = new Set<number>();
  for (const event of events) for (const id of await claimsConcerned(change, event)) touched.add(id);
  const checked = new Set(await derived.withFindings([...touched]));
  await derived.mark(await marksFor(derived, [...checked], events));
  for (const id of checked) await derived.settle(id);
  // Nothing was found on the rest: on a new claim, or one whose words were changed before anybody looked.
  await derived.open([...touched].filter((id) => !checked.has(id)));
};

function isSuperseding({ subjectKind, action }: RecordedEvent): boolean {
  return subjectKind === 'finding' && action === 'superseded';
}

/** The claims whose findings or status an event may change. */
export async function claimsConcerned(change: Change, event: RecordedEvent): Promise<readonly number[]> {
  const { subjectKind: kind, subjectId: id, claimId } = event;
  const derived = new DerivedFindings(change.tx);
  // Nothing rests yet on what is new.
  if (event.action === 'added' && kind !== 'claim' && kind !== 'finding') return [];
  switch (kind) {
    case 'claim':
      return [id];
    case 'finding':
      return claimId === null ? [] : [claimId];
    case 'occasion':
      return derived.saidAt(id);
    case 'attribution':
    case 'snapshot':
    case 'annotation':
    case 'search':
    case 'contact':
      return derived.citing(kind, id);
    default:
      return [];
  }
}

async function marksFor(
  derived: DerivedFindings,
  claimIds: readonly number[],
  events: readonly RecordedEvent[],
): Promise<Mark[]> {
  const about = bySubject(events);
  const standing = await derived.standingOf(claimIds);
  const marks: Mark[] = [];
  for (const finding of standing) {
    const occasion = await derived.occasionOf(finding.claim_id);
    const happened = restsOn(finding, occasion).flatMap((ref) => about.get(`${ref.kind}:${ref.id}`) ?? []);
    // What was changed before the finding was recorded, in the same change, is what it was made on.
    for (const event of happened.filter(({ seq }) => seq > finding.since))
      for (const cause of causesOf(event, finding))
        marks.push({ finding_id: finding.id, seq: event.seq, cause });
  }
  return marks;
}

/** The events about each record, oldest first. */
function bySubject(events: readonly RecordedEvent[]): ReadonlyMap<string, RecordedEvent[]> {
  const about = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const key = `${event.subjectKind}:${event.subjectId}`;
    const others = about.get(key);
    if (others) others.push(event);
    else about.set(key, [event]);
  }
  return about;
}
