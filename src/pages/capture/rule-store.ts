import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Typed } from '../../platform/lib/fields/form-page.js';

/** Whose a source is, and the ground rules of what is saved from it. */
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

  /** Whether a source is published by an outlet of ours: a saved one by its number, another by the name of its outlet. */
  async isOurs({ id, 'outlet.name': name = '' }: Typed): Promise<boolean> {
    const outlets = this.db.selectFrom('outlets').select('outlets.id').where('outlets.is_ours', '=', 1);
    const own = outlets.where('outlets.trashed_at', 'is', null);
    const found =
      id === undefined
        ? own.where((eb) => eb(eb.fn<string>('lower', ['outlets.name']), '=', name.trim().toLowerCase()))
        : own.innerJoin('sources', 'sources.outlet_id', 'outlets.id').where('sources.id', '=', Number(id));
    return (await found.executeTakeFirst()) !== undefined;
  }
}
