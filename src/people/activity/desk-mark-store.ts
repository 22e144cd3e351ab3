import type { Db } from '../../platform/db/schema.js';

/** What tells a desk from all others, wherever it stands, and since when it is there. */
export interface DeskMark {
  /** The hash of the first entry of its record. Tells nothing of what was recorded. */
  readonly hash: string;
  readonly began: string;
}

/** A desk on which nothing was ever done has no mark of its own yet. */
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
