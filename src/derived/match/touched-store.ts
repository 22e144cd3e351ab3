import { among } from '../../platform/db/queries/among.js';
import { ON_THE_RECORD } from '../../platform/db/queries/uses.js';
import type { Tx } from '../../platform/db/schema.js';

/** Reads which claims depend on sources, for recomputing their match. */
export class TouchedReader {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  async claimsOn(sourceIds: readonly number[]): Promise<number[]> {
    if (sourceIds.length === 0) return [];
    const rows = await this.tx
      .selectFrom('attributions')
      .select('claim_id')
      .distinct()
      .where(among('source_id', sourceIds))
      .execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  /** The sources of the restricted ones among these claims: each restricted claim hides its sources' copies. */
  async sourcesHiddenBy(claimIds: readonly number[]): Promise<number[]> {
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

  async sourcesOf(claimIds: readonly number[]): Promise<number[]> {
    if (claimIds.length === 0) return [];
    const rows = await this.tx
      .selectFrom('attributions')
      .select('source_id')
      .distinct()
      .where(among('claim_id', claimIds))
      .execute();
    return rows.map(({ source_id }) => source_id);
  }
}
