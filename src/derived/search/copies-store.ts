import { sql } from 'kysely';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import { seesRestricted } from '../../platform/viewer.js';
import type { Findable } from './snapshot-index-store.js';

/** A saved copy with the words, and its text. */
export interface FoundCopy {
  readonly id: number;
  readonly source_id: number;
  readonly source_title: string;
  readonly source_url: string | null;
  readonly language: string | null;
  readonly captured_at: string;
  /** Who typed a pasted copy; null for any other. */
  readonly typed_in_by: string | null;
  readonly text: string;
}

/** Reads copies outside the trash, of sources outside it, as one viewer may see them. */
export class CopyReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  async withText(ids: readonly number[]): Promise<FoundCopy[]> {
    const visible = visibleTo({ seesRestricted: seesRestricted(this.viewer) });
    const rows = await this.db
      .selectFrom('snapshots')
      .innerJoin('sources', 'sources.id', 'snapshots.source_id')
      .select([
        'snapshots.id',
        'snapshots.source_id',
        'sources.title as source_title',
        'sources.url as source_url',
        'sources.language',
        'snapshots.captured_at',
        'snapshots.typed_in_by',
        'snapshots.text',
      ])
      .where('snapshots.id', 'in', [...ids])
      .where('snapshots.trashed_at', 'is', null)
      .where('sources.trashed_at', 'is', null)
      .where(visible.snapshots())
      .where(visible.sources())
      .execute();
    return rows.flatMap((row) => (row.text === null ? [] : [{ ...row, text: row.text }]));
  }
}

/** Reads what the index must contain: every copy outside the trash, and whether it is public. */
export class FindableReader {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  async byId(id: number): Promise<Findable | undefined> {
    const row = await this.findable()
      .select('snapshots.text')
      .where('snapshots.id', '=', id)
      .executeTakeFirst();
    if (row === undefined || row.text === null) return undefined;
    return { id, text: row.text, isPublic: row.public === 1 };
  }

  /** Without texts; ordered by index entry. */
  async all(): Promise<{ readonly id: number }[]> {
    return this.findable().orderBy('public').orderBy('snapshots.id').execute();
  }

  async ofSources(sourceIds: readonly number[]): Promise<{ id: number; isPublic: boolean }[]> {
    const sources = sql<number>`(SELECT value FROM json_each(${JSON.stringify(sourceIds)}))`;
    const rows = await this.findable().where('snapshots.source_id', 'in', sources).execute();
    return rows.map((row) => ({ id: row.id, isPublic: row.public === 1 }));
  }

  async sourcesOf(claimIds: readonly number[]): Promise<number[]> {
    if (claimIds.length === 0) return [];
    const claims = sql<number>`(SELECT value FROM json_each(${JSON.stringify(claimIds)}))`;
    const rows = await this.tx
      .selectFrom('attributions')
      .select('source_id')
      .distinct()
      .where('claim_id', 'in', claims)
      .execute();
    return rows.map((row) => row.source_id);
  }

  private findable() {
    const forEverybody = visibleTo({ seesRestricted: false }).snapshots();
    return this.tx
      .selectFrom('snapshots')
      .select(['snapshots.id', sql<number>`(${forEverybody})`.as('public')])
      .where('snapshots.text', 'is not', null)
      .where('snapshots.trashed_at', 'is', null);
  }
}
