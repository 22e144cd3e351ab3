import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { Comparing } from './model/hidden.js';

/** What is true of every attribution whose wording was compared. */
const COMPARED = { is_trashed: false, has_wording: true, has_copy: true };

/** Reads what an action on a record would hide. For the program itself: nothing is left out. */
export class HiddenReader extends InTransaction {
  /** Which of these claims have a mismatch that no two people accepted. */
  async unacceptedAmong(claimIds: readonly number[]): Promise<number[]> {
    const rows = await this.unaccepted().where(among('claim_match.claim_id', claimIds)).execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  /** The same for claims that cite a source. */
  async unacceptedOn(sourceId: number, limit: number): Promise<number[]> {
    const rows = await this.unaccepted()
      .innerJoin('attributions', 'attributions.claim_id', 'claim_match.claim_id')
      .where('attributions.source_id', '=', sourceId)
      .where('attributions.trashed_at', 'is', null)
      .distinct()
      .limit(limit)
      .execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  async comparingOf(claimIds: readonly number[]): Promise<ReadonlyMap<number, Comparing>> {
    const rows = await this.tx
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .innerJoin('sources', 'sources.id', 'attributions.source_id')
      .select(['attributions.id as attribution_id', 'attributions.source_id', 'attributions.rank'])
      .select(['attributions.language', 'attributions.form', 'claims.language as claim_language'])
      .select(['claims.language_guessed', 'claims.form as claim_form'])
      .select(['sources.language as source_language', 'claims.speaker_id'])
      .select(['attributions.voiced_by_id', 'attributions.recounted_by_id'])
      .where(among('attributions.claim_id', claimIds))
      .where('attributions.trashed_at', 'is', null)
      .execute();
    return new Map(
      rows.map(({ language_guessed, ...row }) => [
        row.attribution_id,
        { ...row, claim_language_guessed: language_guessed === 1, ...COMPARED },
      ]),
    );
  }

  /** The description of the gravest difference, by attribution and copy. */
  async differences(attributionIds: readonly number[]): Promise<ReadonlyMap<string, string | null>> {
    const rows = await this.tx
      .selectFrom('comparisons')
      .select(['attribution_id', 'snapshot_id', 'difference'])
      .where(among('attribution_id', attributionIds))
      .execute();
    return new Map(rows.map((row) => [`${row.attribution_id} ${row.snapshot_id}`, row.difference]));
  }

  private unaccepted() {
    return this.tx
      .selectFrom('claim_match')
      .select('claim_match.claim_id')
      .where('claim_match.audience', '=', 1)
      .where('claim_match.standing', '<>', 'accepted')
      .orderBy('claim_match.claim_id');
  }
}
