import type { Expression } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import type { Tx } from '../../platform/db/schema.js';

/** Maximum number of attempts at a comparison that takes too long or too much memory; a change allows one more. */
const MAX_TRIES = 3;

/** A changed entry is tried again, after those that never failed. */
const TRIED_AGAIN = { gave_up: null };

export type WhyGivenUp = 'time' | 'memory' | 'fault';

export type Failed =
  | { readonly attribution_id: number }
  | { readonly annotation_id: number }
  | { readonly source_id: number };

/** Maintains the queue of comparisons, and deletes outdated results. */
export class DueWriter {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** Attributions to these sources, or of these claims. */
  async attributionsWith(column: 'source_id' | 'claim_id', ids: readonly number[]): Promise<number[]> {
    if (ids.length === 0) return [];
    const rows = await this.tx.selectFrom('attributions').select('id').where(among(column, ids)).execute();
    return rows.map(({ id }) => id);
  }

  /** Notes on words of a copy of these sources. */
  async notesOnSources(sourceIds: readonly number[]): Promise<number[]> {
    if (sourceIds.length === 0) return [];
    const rows = await this.tx
      .selectFrom('snapshots')
      .innerJoin('annotations', 'annotations.snapshot_id', 'snapshots.id')
      .select('annotations.id')
      .where(among('snapshots.source_id', sourceIds))
      .where('annotations.selector_exact', 'is not', null)
      .execute();
    return rows.map(({ id }) => id);
  }

  /**
   * Queues those with a wording whose source has a copy.
   * @param ids null for all @returns how many
   */
  async addAttributions(ids: readonly number[] | null): Promise<number> {
    const attributions = this.tx
      .selectFrom('attributions')
      .select(['attributions.source_id', 'attributions.id'])
      .$if(ids !== null, (query) => query.where(among('attributions.id', ids ?? [])))
      .where('attributions.trashed_at', 'is', null)
      .where('attributions.wording', 'is not', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('snapshots')
            .select('snapshots.id')
            .whereRef('snapshots.source_id', '=', 'attributions.source_id')
            .where('snapshots.trashed_at', 'is', null)
            .where('snapshots.erased_by', 'is', null),
        ),
      );
    return this.add('attribution_id', attributions);
  }

  /** The same for notes on words of a copy. */
  async addNotes(ids: readonly number[] | null): Promise<number> {
    const notes = this.tx
      .selectFrom('annotations')
      .innerJoin('snapshots', 'snapshots.id', 'annotations.snapshot_id')
      .select(['snapshots.source_id', 'annotations.id'])
      .$if(ids !== null, (query) => query.where(among('annotations.id', ids ?? [])))
      .where('annotations.trashed_at', 'is', null)
      .where('annotations.selector_exact', 'is not', null)
      .where('snapshots.erased_by', 'is', null);
    return this.add('annotation_id', notes);
  }

  private async add(
    column: 'attribution_id' | 'annotation_id',
    entries: Expression<unknown>,
  ): Promise<number> {
    const { numInsertedOrUpdatedRows: added } = await this.tx
      .insertInto('comparisons_due')
      .columns(['source_id', column])
      .expression(entries)
      .onConflict((conflict) =>
        conflict.column(column).where(column, 'is not', null).doUpdateSet(TRIED_AGAIN),
      )
      .executeTakeFirstOrThrow();
    return Number(added);
  }

  /**
   * Counts a failed attempt. The entry stays queued, until it is given up after too many failures.
   * @param of an attribution, a note, or everything queued of a source, which is given up immediately
   */
  async countFailure(of: Failed, why: WhyGivenUp): Promise<void> {
    const isSource = 'source_id' in of;
    const column = isSource ? 'source_id' : 'attribution_id' in of ? 'attribution_id' : 'annotation_id';
    await this.tx
      .updateTable('comparisons_due')
      .set((eb) => ({
        tries: eb('tries', '+', isSource ? MAX_TRIES : 1),
        gave_up: eb
          .case()
          .when('tries', '>=', isSource ? 0 : MAX_TRIES - 1)
          .then(why)
          .else(null)
          .end(),
      }))
      .where(among(column, Object.values(of)))
      .execute();
  }

  async dropOfAttributions(ids: readonly number[]): Promise<void> {
    for (const table of ['comparisons', 'anchors', 'comparisons_due'] as const)
      await this.tx.deleteFrom(table).where(among('attribution_id', ids)).execute();
  }

  async dropOfNotes(ids: readonly number[]): Promise<void> {
    for (const table of ['anchors', 'comparisons_due'] as const)
      await this.tx.deleteFrom(table).where(among('annotation_id', ids)).execute();
  }

  /** Deletes what was found in these copies or followed from them. */
  async dropOnCopies(ids: readonly number[]): Promise<void> {
    for (const table of ['comparisons', 'anchors'] as const)
      await this.tx.deleteFrom(table).where(among('snapshot_id', ids)).execute();
    await this.tx.deleteFrom('anchors').where(among('from_snapshot_id', ids)).execute();
  }

  /** Queues everything that an older engine compared. */
  async addOlderThan(engine: number): Promise<void> {
    const wordings = await this.tx
      .selectFrom('comparisons')
      .select('attribution_id as id')
      .distinct()
      .where('engine', '<', engine)
      .execute();
    if (wordings.length > 0) await this.addAttributions(wordings.map(({ id }) => id));
    const notes = await this.tx
      .selectFrom('anchors')
      .select('annotation_id as id')
      .distinct()
      .where('annotation_id', 'is not', null)
      .where('engine', '<', engine)
      .execute();
    if (notes.length > 0) await this.addNotes(notes.map(({ id }) => Number(id)));
  }

  /** Deletes results of attributions or notes that are not queued, and so should have none. */
  async dropUnqueued(column: 'attribution_id' | 'annotation_id', ids: readonly number[]): Promise<void> {
    const queued = await this.tx
      .selectFrom('comparisons_due')
      .select(column)
      .where(among(column, ids))
      .execute();
    const kept = new Set(queued.map((row) => row[column]));
    const gone = ids.filter((id) => !kept.has(id));
    if (column === 'attribution_id') await this.dropOfAttributions(gone);
    else await this.dropOfNotes(gone);
  }

  /** Deletes all results, for a rebuild. */
  async dropAll(): Promise<void> {
    for (const table of ['comparisons', 'anchors', 'comparisons_due'] as const)
      await this.tx.deleteFrom(table).execute();
  }
}
