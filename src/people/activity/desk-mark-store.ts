import type { Db } from '../../platform/db/schema.js';

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
