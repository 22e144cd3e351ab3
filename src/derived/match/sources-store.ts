import { among } from '../../platform/db/queries/among.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { ComparedReader } from './compared-store.js';
import type { SourceMatch } from './model/entry-sentence.js';
import { type ClaimWordings, stateOf } from './model/state.js';

/** Reads the match of each source's wording with our copy of it, as one viewer may know it. */
export class SourceMatchReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
  }

  /** By claim, in the order of its attributions: what was compared. */
  async ofClaims(claimIds: readonly number[]): Promise<ReadonlyMap<number, readonly SourceMatch[]>> {
    if (claimIds.length === 0) return new Map();
    const claims = await new ComparedReader(this.db).ofClaims(claimIds);
    const told = await this.told(claims);
    return new Map(
      claims.map(({ claim_id, compared }) => [
        claim_id,
        compared
          .filter((one) => this.sees || one.is_public)
          .flatMap((one) => {
            const words = told.get(`${one.attribution_id} ${one.snapshot_id}`);
            return words === undefined ? [] : [{ ...words, state: stateOf(one) }];
          }),
      ]),
    );
  }

  /** The description of the difference, the title and the copy's date, by attribution and copy. */
  private async told(claims: readonly ClaimWordings[]) {
    const attributions = claims.flatMap(({ compared }) =>
      compared.map(({ attribution_id }) => attribution_id),
    );
    const rows = await this.db
      .selectFrom('comparisons')
      .innerJoin('snapshots', 'snapshots.id', 'comparisons.snapshot_id')
      .innerJoin('sources', 'sources.id', 'snapshots.source_id')
      .select(['comparisons.attribution_id', 'comparisons.snapshot_id', 'comparisons.difference as words'])
      .select(['snapshots.captured_at', 'sources.title as source_title'])
      .where(among('comparisons.attribution_id', attributions))
      .execute();
    return new Map(rows.map((row) => [`${row.attribution_id} ${row.snapshot_id}`, row]));
  }
}
