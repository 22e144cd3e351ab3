import type { Saved } from '../../platform/db/row-change.js';
import type { SubjectKind } from '../../platform/db/subjects.js';
import type { WriteContext } from '../../platform/db/transact.js';

export function lastSaved(change: WriteContext, kind: SubjectKind, id: number): Promise<Saved | null> {
  return newestOf(change, eventsOf(change).where('subject_kind', '=', kind).where('subject_id', '=', id));
}

/** The same for a claim and its findings, which share a page. */
export function lastFound(change: WriteContext, claimId: number): Promise<Saved | null> {
  const kinds = ['claim', 'finding'] as const;
  return newestOf(
    change,
    eventsOf(change).where('claim_id', '=', claimId).where('subject_kind', 'in', kinds),
  );
}

function eventsOf({ tx }: WriteContext) {
  return tx
    .selectFrom('events')
    .innerJoin('users', 'users.id', 'events.actor_id')
    .select(['users.name', 'users.id', 'events.at']);
}

async function newestOf(change: WriteContext, events: ReturnType<typeof eventsOf>): Promise<Saved | null> {
  const row = await events.orderBy('events.seq', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : { by: row.name, at: row.at, isOwn: row.id === change.actor.id };
}
