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

  async attributionsOfSources(sourceIds: readonly number[]): Promise<number[]> {
    return sourceIds.length === 0 ? [] : this.attributionsWith('attributions.source_id', sourceIds);
  }

  async attributionsOfClaims(claimIds: readonly number[]): Promise<number[]> {
    return claimIds.length === 0 ? [] : this.attributionsWith('attributions.claim_id', claimIds);
  }

  /** Attributions of claims credited to these speakers. */
  async attributionsOfSpeakers(speakerIds: readonly number[]): Promise<number[]> {
    if (speakerIds.length === 0) return [];
    const rows = await this.tx
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select('attributions.id')
      .where(among('claims.speaker_id', speakerIds))
      .execute();
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
    const { numInsertedOrUpdatedRows: added } = await this.tx
      .insertInto('comparisons_due')
      .columns(['source_id', 'attribution_id'])
      .expression((eb) =>
        eb
          .selectFrom('attributions')
          .select(['attributions.source_id', 'attributions.id'])
          .$if(ids !== null, (query) => query.where(among('attributions.id', ids ?? [])))
          .where('attributions.trashed_at', 'is', null)
          .where('attributions.wording', 'is not', null)
          .where((where) =>
            where.exists(
              where
                .selectFrom('snapshots')
                .select('snapshots.id')
                .whereRef('snapshots.source_id', '=', 'attributions.source_id')
                .where('snapshots.trashed_at', 'is', null)
                .where('snapshots.erased_by', 'is', null),
            ),
          ),
      )
      .onConflict((conflict) =>
        conflict.column('attribution_id').where('attribution_id', 'is not', null).doUpdateSet(TRIED_AGAIN),
      )
      .executeTakeFirstOrThrow();
    return Number(added);
  }

  /** The same for notes on words of a copy. */
  async addNotes(ids: readonly number[] | null): Promise<number> {
    const { numInsertedOrUpdatedRows: added } = await this.tx
      .insertInto('comparisons_due')
      .columns(['source_id', 'annotation_id'])
      .expression((eb) =>
        eb
          .selectFrom('annotations')
          .innerJoin('snapshots', 'snapshots.id', 'annotations.snapshot_id')
          .select(['snapshots.source_id', 'annotations.id'])
          .$if(ids !== null, (query) => query.where(among('annotations.id', ids ?? [])))
          .where('annotations.trashed_at', 'is', null)
          .where('annotations.selector_exact', 'is not', null)
          .where('snapshots.erased_by', 'is', null),
      )
      .onConflict((conflict) =>
        conflict.column('annotation_id').where('annotation_id', 'is not', null).doUpdateSet(TRIED_AGAIN),
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
    await this.tx.deleteFrom('comparisons').where(among('attribution_id', ids)).execute();
    await this.tx.deleteFrom('anchors').where(among('attribution_id', ids)).execute();
    await this.tx.deleteFrom('comparisons_due').where(among('attribution_id', ids)).execute();
  }

  async dropOfNotes(ids: readonly number[]): Promise<void> {
    await this.tx.deleteFrom('anchors').where(among('annotation_id', ids)).execute();
    await this.tx.deleteFrom('comparisons_due').where(among('annotation_id', ids)).execute();
  }

  /** Deletes what was found in these copies or followed from them. */
  async dropOnCopies(ids: readonly number[]): Promise<void> {
    await this.tx.deleteFrom('comparisons').where(among('snapshot_id', ids)).execute();
    await this.tx.deleteFrom('anchors').where(among('snapshot_id', ids)).execute();
    await this.tx.deleteFrom('anchors').where(among('from_snapshot_id', ids)).execute();
  }

  /** Queues everything that an older engine compared. */
  async addOlderThan(engine: number): Promise<void> {
    const rows = await this.tx
      .selectFrom('comparisons')
      .select('attribution_id')
      .distinct()
      .where('engine', '<', engine)
      .execute();
    if (rows.length > 0) await this.addAttributions(rows.map(({ attribution_id }) => attribution_id));
  }

  /** Deletes all results, for a rebuild. */
  async dropAll(): Promise<void> {
    for (const table of ['comparisons', 'anchors', 'comparisons_due'] as const)
      await this.tx.deleteFrom(table).execute();
  }

  private async attributionsWith(
    column: 'attributions.source_id' | 'attributions.claim_id',
    ids: readonly number[],
  ): Promise<number[]> {
    const rows = await this.tx
      .selectFrom('attributions')
      .select('attributions.id')
      .where(among(column, ids))
      .execute();
    return rows.map(({ id }) => id);
  }
}
