import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';

/** Reads which claims depend on sources, for recomputing their match. */
export class TouchedReader extends InTransaction {
  claimsOn(sourceIds: readonly number[]): Promise<number[]> {
    return this.attributed('claim_id', 'source_id', sourceIds);
  }

  sourcesOf(claimIds: readonly number[]): Promise<number[]> {
    return this.attributed('source_id', 'claim_id', claimIds);
  }

  /** The sources that these outlets published. */
  async publishedBy(outletIds: readonly number[]): Promise<number[]> {
    if (outletIds.length === 0) return [];
    const query = this.tx.selectFrom('sources').select('id').where(among('outlet_id', outletIds));
    return (await query.execute()).map(({ id }) => id);
  }

  /** The attributions whose credit is held against the names of these speakers, in order. */
  async heldAgainst(
    speakerIds: readonly number[],
  ): Promise<{ readonly id: number; readonly claim_id: number }[]> {
    if (speakerIds.length === 0) return [];
    const ids = [...speakerIds, ...(await this.bodiesOf(speakerIds))];
    const credited = this.tx
      .selectFrom('claims')
      .innerJoin('attributions', 'attributions.claim_id', 'claims.id')
      .select(['attributions.id', 'attributions.claim_id'])
      .where(among('claims.speaker_id', ids));
    const [voiced, recounted] = (['voiced_by_id', 'recounted_by_id'] as const).map((column) =>
      this.tx.selectFrom('attributions').select(['id', 'claim_id']).where(among(column, ids)),
    ) as [typeof credited, typeof credited];
    return credited.union(voiced).union(recounted).orderBy('id').execute();
  }

  /** The claims whose sources are recorded as crediting these speakers, where somebody answered by their names. */
  async answeredOn(speakerIds: readonly number[]): Promise<number[]> {
    if (speakerIds.length === 0) return [];
    const credited = this.tx.selectFrom('attributions').where(among('attributions.speaker_id', speakerIds));
    const found = credited
      .innerJoin('findings', 'findings.claim_id', 'attributions.claim_id')
      .select('attributions.claim_id')
      .where('findings.answers', 'is not', null);
    const setAside = credited
      .innerJoin('set_asides', 'set_asides.claim_id', 'attributions.claim_id')
      .select('attributions.claim_id');
    return (await found.union(setAside).execute()).map(({ claim_id }) => claim_id);
  }

  private async bodiesOf(memberIds: readonly number[]): Promise<number[]> {
    const bodies = this.tx.selectFrom('speaker_members').select('body_id').distinct();
    return (await bodies.where(among('member_id', memberIds)).execute()).map(({ body_id }) => body_id);
  }

  private async attributed(
    wanted: 'claim_id' | 'source_id',
    by: 'claim_id' | 'source_id',
    ids: readonly number[],
  ): Promise<number[]> {
    if (ids.length === 0) return [];
    const query = this.tx.selectFrom('attributions').select(`${wanted} as id`).distinct();
    return (await query.where(among(by, ids)).execute()).map(({ id }) => id);
  }
}
