import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { Saved } from '../../platform/db/row-change.js';
import type { Db } from '../../platform/db/schema.js';
import type { SubjectKind } from '../../platform/db/subjects.js';
import type { WriteContext } from '../../platform/db/transact.js';

/** Identifies an instance independently of its address, with the time of its first event. */
export interface DeskMark {
  /** The hash of the first event, which reveals nothing of its contents. */
  readonly hash: string;
  readonly began: string;
}

/** For an instance without any event. */
const UNMARKED: DeskMark = { hash: '', began: '1970-01-01T00:00:00.000Z' };

export async function deskMark(db: Db): Promise<DeskMark> {
  const first = await db
    .selectFrom('events')
    .select(['hash', 'at as began'])
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return first ?? UNMARKED;
}

/** Reads the end of the history. */
export class HeadReader extends UnfilteredReader {
  /** The number of the last event; 0 for none. */
  async seq(): Promise<number> {
    const last = await this.db
      .selectFrom('events')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last?.seq ?? 0;
  }
}

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
