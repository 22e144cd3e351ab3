import { InTransaction } from '../../platform/db/queries/reader.js';

/** Finds the claims that are indexed with the name of a record. */
export class NamedByReader extends InTransaction {
  async claimsWith(kind: 'speaker' | 'source' | 'outlet', ids: ReadonlySet<number>): Promise<number[]> {
    const claims: number[] = [];
    for (const id of ids) claims.push(...(await this.claimsOf(kind, id)));
    return claims;
  }

  private async claimsOf(kind: 'speaker' | 'source' | 'outlet', id: number): Promise<number[]> {
    if (kind === 'speaker') {
      const said = this.tx.selectFrom('claims').select('id').where('speaker_id', '=', id);
      return (await said.execute()).map((claim) => claim.id);
    }
    const cited = this.tx.selectFrom('attributions').select('attributions.claim_id as id').distinct();
    const rows =
      kind === 'source'
        ? cited.where('source_id', '=', id)
        : cited
            .innerJoin('sources', 'sources.id', 'attributions.source_id')
            .where('sources.outlet_id', '=', id);
    return (await rows.execute()).map((claim) => claim.id);
  }
}
