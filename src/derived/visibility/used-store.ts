import { sql } from 'kysely';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import { ON_THE_RECORD, type Rule } from './uses-store.js';

type Numbers = readonly number[];

/** Reads what claims use, and what depends on sources and copies. */
export class UsedReader extends InTransaction {
  /** Those in the trash, and those that a running import hides, are under neither rule. */
  async rulesOf(claimIds: Numbers): Promise<ReadonlyMap<number, Rule | null>> {
    const rows = await this.tx
      .selectFrom('claims')
      .select('claims.id')
      .select(
        sql<Rule | null>`case when claims.ground_rule <> ${sql.lit(ON_THE_RECORD)} then 'restricted'
          when claims.trashed_at is null and ${sql.raw(isSeen('claims', 'claims.id'))} then 'public' end`.as(
          'rule',
        ),
      )
      .where(among('claims.id', claimIds))
      .execute();
    return new Map(rows.map(({ id, rule }) => [id, rule]));
  }

  claims(ids: Numbers) {
    const query = this.tx.selectFrom('claims').select(['speaker_id', 'occasion_id']).distinct();
    return query.where(among('id', ids)).execute();
  }

  attributionsOf(claimIds: Numbers) {
    return this.tx
      .selectFrom('attributions')
      .select(['id', 'claim_id', 'source_id', 'occasion_id'])
      .select(['speaker_id', 'voiced_by_id', 'recounted_by_id'])
      .where(among('claim_id', claimIds))
      .execute();
  }

  async speakersFoundOn(claimIds: Numbers): Promise<(number | null)[]> {
    const query = this.tx.selectFrom('findings').select('actual_speaker_id').distinct();
    const rows = await query.where(among('claim_id', claimIds)).execute();
    return rows.map(({ actual_speaker_id }) => actual_speaker_id);
  }

  async tagsOf(claimIds: Numbers): Promise<number[]> {
    const query = this.tx.selectFrom('claim_tags').select('tag_id').distinct();
    return (await query.where(among('claim_id', claimIds)).execute()).map(({ tag_id }) => tag_id);
  }

  async listsWith(claimIds: Numbers): Promise<number[]> {
    const query = this.tx.selectFrom('list_items').select('list_id').distinct();
    return (await query.where(among('claim_id', claimIds)).execute()).map(({ list_id }) => list_id);
  }

  /** By source. */
  async outletsOf(sourceIds: Numbers): Promise<ReadonlyMap<number, number | null>> {
    const query = this.tx.selectFrom('sources').select(['id', 'outlet_id']);
    const rows = await query.where(among('id', sourceIds)).execute();
    return new Map(rows.map(({ id, outlet_id }) => [id, outlet_id]));
  }

  /** The sources of the restricted ones among these claims. */
  async sourcesRestrictedBy(claimIds: Numbers): Promise<number[]> {
    if (claimIds.length === 0) return [];
    const rows = await this.tx
      .selectFrom('claims')
      .innerJoin('attributions', 'attributions.claim_id', 'claims.id')
      .select('attributions.source_id')
      .distinct()
      .where(among('claims.id', claimIds))
      .where('claims.ground_rule', '<>', ON_THE_RECORD)
      .execute();
    return rows.map(({ source_id }) => source_id);
  }

  async snapshotsOf(sourceIds: Numbers): Promise<number[]> {
    const query = this.tx.selectFrom('snapshots').select('id');
    return (await query.where(among('source_id', sourceIds)).execute()).map(({ id }) => id);
  }

  async notesOn(target: NoteTarget, ids: Numbers): Promise<number[]> {
    // NOTE: the index on the target is one of rows that have it.
    const query = this.tx.selectFrom('annotations').select('id').where(target, 'is not', null);
    return (await query.where(among(target, ids)).execute()).map(({ id }) => id);
  }

  /** All views that are nobody's own. */
  async sharedViews(): Promise<number[]> {
    const query = this.tx.selectFrom('views').select('id').where('owner_id', 'is', null);
    return (await query.execute()).map(({ id }) => id);
  }
}

type NoteTarget = 'claim_id' | 'attribution_id' | 'source_id' | 'snapshot_id';
