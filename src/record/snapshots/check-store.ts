import { type Selectable, type SqlBool, sql } from 'kysely';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, SourceChecksTable, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

// The last repeated fetch of each source, whatever its result. It leaves no event, since it changes no record, and a
// new copy has an event of its own.

/** The last repeated fetch of a source. */
export type SourceCheck = Selectable<SourceChecksTable>;

/** The columns of a copy with which a newer text is compared. */
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

  /** The copy with which a newer text is compared: the newest fetched one, or else the newest. */
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

  /** Undefined where it was never fetched again, and for viewers who may not see the source's copies. */
  async lastOf(sourceId: number): Promise<SourceCheck | undefined> {
    return this.db
      .selectFrom('source_checks')
      .selectAll()
      .where('source_id', '=', sourceId)
      .where(visibleTo({ seesRestricted: this.sees }).checks())
      .executeTakeFirst();
  }

  /**
   * Sources with an address and a fetched copy, least recently fetched first; a failed fetch counts, or dead
   * addresses would always come first.
   * @param before only those not fetched again since then; null for all
   */
  async due(before: string | null): Promise<CheckableSource[]> {
    const rows = await this.db
      .selectFrom('sources')
      .innerJoin('snapshots', 'snapshots.source_id', 'sources.id')
      .leftJoin('source_checks', 'source_checks.source_id', 'sources.id')
      .select(['sources.id', 'sources.title', 'sources.url'])
      .select(
        sql<string>`max(max(snapshots.captured_at), coalesce(max(source_checks.checked_at), ''))`.as(
          'looked_at',
        ),
      )
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

/** Stores only the last fetch of each source. */
export class CheckWriter {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  async keep(check: SourceCheck): Promise<void> {
    const { source_id: _, ...look } = check;
    await this.tx
      .insertInto('source_checks')
      .values(check)
      .onConflict((conflict) => conflict.column('source_id').doUpdateSet(look))
      .execute();
  }
}
