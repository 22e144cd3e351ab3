import { UnfilteredReader } from '../../platform/db/queries/reader.js';

/** Claims read at once. */
const BATCH = 500;

/** For checks: nothing is hidden. */
export class ComparedClaims extends UnfilteredReader {
  /** The next claims after a number for which no comparison is queued, but for those that were given up. */
  async next(after: number): Promise<number[]> {
    const rows = await this.db
      .selectFrom('claims')
      .select('id')
      .where('id', '>', after)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('attributions')
              .innerJoin('comparisons_due', 'comparisons_due.attribution_id', 'attributions.id')
              .select('attributions.id')
              .whereRef('attributions.claim_id', '=', 'claims.id')
              .where('comparisons_due.gave_up', 'is', null),
          ),
        ),
      )
      .orderBy('id')
      .limit(BATCH)
      .execute();
    return rows.map(({ id }) => id);
  }
}
