import type { SubjectKind } from '../db/subjects.js';
import type { Change } from '../db/transact.js';

/** Who changed a record last, and when: what somebody who was slower wants to know. */
export interface Saved {
  readonly by: string;
  readonly at: string;
  /** It was the same person, in another window. */
  readonly isOwn: boolean;
}

export async function lastSaved(change: Change, kind: SubjectKind, id: number): Promise<Saved | null> {
  const row = await change.tx
    .selectFrom('events')
    .innerJoin('users', 'users.id', 'events.actor_id')
    .select(['users.name', 'users.id', 'events.at'])
    .where('events.subject_kind', '=', kind)
    .where('events.subject_id', '=', id)
    .orderBy('events.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { by: row.name, at: row.at, isOwn: row.id === change.actor.id };
}
