import { ViewerReader } from '../../platform/db/queries/reader.js';

/** The ground rules of what is saved from a source. */
export class SourceRuleReader extends ViewerReader {
  /** Each that is not on the record once; of embargoes, the one that ends last comes first. */
  async rulesOf(sourceId: number) {
    return this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select(['claims.ground_rule', 'claims.embargoed_until'])
      .where('attributions.source_id', '=', sourceId)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where('claims.ground_rule', '<>', 'on_record')
      .where(this.visible.claims())
      .distinct()
      .orderBy('claims.embargo_lifts_at', 'desc')
      .execute();
  }
}
