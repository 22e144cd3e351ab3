import { sql } from 'kysely';
import { InTransaction, ViewerReader } from '../../platform/db/queries/reader.js';
import { copiesUnrestricted } from '../../platform/db/queries/visible.js';
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
export class CopyReader extends ViewerReader {
  async withText(ids: readonly number[]): Promise<FoundCopy[]> {
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
      .where(this.visible.snapshots())
      .where(this.visible.record('source'))
      .execute();
    return rows.flatMap((row) => (row.text === null ? [] : [{ ...row, text: row.text }]));
  }
}

/** Reads what the index must contain: every copy outside the trash, and whether it is public. */
export class FindableReader extends InTransaction {
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

  private findable() {
    const forEverybody = copiesUnrestricted(sql.ref('snapshots.source_id'));
    return this.tx
      .selectFrom('snapshots')
      .select(['snapshots.id', sql<number>`(${forEverybody})`.as('public')])
      .where('snapshots.text', 'is not', null)
      .where('snapshots.trashed_at', 'is', null);
  }
}
