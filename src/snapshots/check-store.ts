import { type SqlBool, sql } from 'kysely';
import { seesRestricted, type Viewer } from '../accounts/model.js';
import type { Db, Tx } from '../db/schema.js';
import { visibleTo } from '../db/visible.js';

// When copies were held against their sources again: that the same text was found leaves an entry in the history of
// the copy, and nothing else.

/** A copy as far as a newer text is held against it. */
export interface LatestCopy {
  readonly id: number;
  readonly captured_at: string;
  readonly headers: string | null;
  readonly text_sha256: string;
}

/** A source that can be fetched again. */
export interface CheckableSource {
  readonly id: number;
  readonly title: string;
  readonly url: string;
}

export class CheckReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
  }

  /** What a newer text is held against: the newest copy that was fetched, or else the newest. */
  async latestOf(sourceId: number): Promise<LatestCopy | undefined> {
    return this.db
      .selectFrom('snapshots')
      .select(['snapshots.id', 'captured_at', 'headers', 'text_sha256'])
      .where('source_id', '=', sourceId)
      .where('trashed_at', 'is', null)
      .where('erased_by', 'is', null)
      .where(this.visible())
      .orderBy(sql`how = 'fetch'`, 'desc')
      .orderBy('captured_at', 'desc')
      .orderBy('snapshots.id', 'desc')
      .executeTakeFirst();
  }

  /** By copy of one source: when the same text was found last. */
  async lastOf(sourceId: number): Promise<ReadonlyMap<number, string>> {
    // For each copy its own entries alone: a join would begin with the entries of all copies there are.
    const rows = await this.db
      .selectFrom('snapshots')
      .select('snapshots.id')
      .select((eb) =>
        eb
          .selectFrom('events')
          .select((max) => max.fn.max('events.at').as('at'))
          .where('events.subject_kind', '=', 'snapshot')
          .whereRef('events.subject_id', '=', 'snapshots.id')
          .where('events.action', '=', 'rechecked')
          .as('at'),
      )
      .where('snapshots.source_id', '=', sourceId)
      .where(this.visible())
      .execute();
    return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at] as const])));
  }

  /**
   * Sources with an address and a fetched copy, those that were looked at longest ago first.
   * @param before only those that nobody looked at since then; null for all
   */
  async due(before: string | null): Promise<CheckableSource[]> {
    const rows = await this.db
      .selectFrom('sources')
      .innerJoin('snapshots', 'snapshots.source_id', 'sources.id')
      .leftJoin('events', (join) =>
        join
          .onRef('events.subject_id', '=', 'snapshots.id')
          .on('events.subject_kind', '=', 'snapshot')
          .on('events.action', '=', 'rechecked'),
      )
      .select(['sources.id', 'sources.title', 'sources.url'])
      .select(sql<string>`max(max(snapshots.captured_at), coalesce(max(events.at), ''))`.as('looked_at'))
      .where('sources.url', 'is not', null)
      .where('sources.trashed_at', 'is', null)
      .where('snapshots.how', '=', 'fetch')
      .where('snapshots.trashed_at', 'is', null)
      .where('snapshots.erased_by', 'is', null)
      .where(this.visible())
      .groupBy('sources.id')
      .$if(before !== null, (query) => query.having(sql<SqlBool>`looked_at < ${before}`))
      .orderBy('looked_at')
      .orderBy('sources.id')
      .execute();
    return rows.flatMap(({ id, title, url }) => (url === null ? [] : [{ id, title, url }]));
  }

  private visible() {
    return visibleTo({ seesRestricted: this.sees }).snapshots();
  }
}
