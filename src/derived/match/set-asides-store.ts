import { sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import { grouped } from '../../platform/lib/grouped.js';
import { MainNamesReader, type RecordedFor } from './main-names-store.js';
import { inferredByMainNames, mismatchesIf } from './model/main-names.js';
import { answerIn } from './model/mismatch.js';
import { OF_PEOPLE, type SetAside, standingAmong } from './model/set-aside.js';
import { type ClaimWordings, facetOf } from './model/state.js';

// Derives which set-asides are in effect.

type Stored = Omit<SetAside, 'differs_by_main_names'> & RecordedFor;

export class StandingSetAsides extends InTransaction {
  /** Recomputes which are in effect on these claims. @returns them by claim, oldest first */
  async derive(claims: readonly ClaimWordings[]): Promise<ReadonlyMap<number, readonly SetAside[]>> {
    const ids = claims.map(({ claim_id }) => claim_id);
    const all = grouped(
      await this.heldByMainNames(claims, await this.ofClaims(ids)),
      ({ claim_id }) => claim_id,
    );
    await this.tx.deleteFrom('standing_set_asides').where(among('claim_id', ids)).execute();
    const standing = claims.flatMap((claim) => standingAmong(all.get(claim.claim_id) ?? [], claim));
    if (standing.length > 0) await this.write(standing);
    return grouped(standing, ({ claim_id }) => claim_id);
  }

  /** Adds whether copies agree by main names alone, which is read only where who is on record was changed. */
  private async heldByMainNames(
    claims: readonly ClaimWordings[],
    stored: readonly Stored[],
  ): Promise<SetAside[]> {
    const changed = stored.filter(({ kind }) => OF_PEOPLE.includes(kind));
    const credited = await new MainNamesReader(this.tx).creditedBeside(changed);
    const compared = new Map(
      claims.flatMap((claim) => claim.compared.map((one) => [one.attribution_id, one] as const)),
    );
    return stored.map((one) => {
      const [own, wording] = [credited.get(one.attribution_id), compared.get(one.attribution_id)];
      const facets =
        own && wording
          ? mismatchesIf(wording, inferredByMainNames(own)).map(({ state }) => facetOf(state))
          : [];
      return { ...one, differs_by_main_names: facets.some((facet) => facet === one.answers?.facet) };
    });
  }

  private async write(standing: readonly SetAside[]): Promise<void> {
    const rows = standing.map(({ id, claim_id }) => ({ id, claim_id }));
    await sql`INSERT INTO standing_set_asides (set_aside_id, claim_id)
      SELECT value ->> 'id', value ->> 'claim_id' FROM json_each(${JSON.stringify(rows)})`.execute(this.tx);
  }

  private async ofClaims(claimIds: readonly number[]): Promise<Stored[]> {
    const rows = await this.tx
      .selectFrom('set_asides')
      .innerJoin('attributions', 'attributions.id', 'set_asides.attribution_id')
      .innerJoin('claims', 'claims.id', 'set_asides.claim_id')
      .select(['set_asides.id', 'set_asides.claim_id', 'set_asides.attribution_id', 'set_asides.kind'])
      .select(['set_asides.answers', 'set_asides.agreed_at', 'set_asides.created_at'])
      .select(['attributions.rank', 'attributions.trashed_at', 'claims.speaker_id'])
      .select(['attributions.voiced_by_id', 'attributions.recounted_by_id'])
      .select((eb) => eb.fn.coalesce('attributions.form', 'claims.form').as('form'))
      .select([HAS_COPY.as('has_copy'), NEWEST_COPY.as('newest_copy_at')])
      .where(among('set_asides.claim_id', claimIds))
      .orderBy('set_asides.id')
      .execute();
    return rows.map(({ answers, agreed_at, trashed_at, has_copy, ...row }) => ({
      ...row,
      answers: answerIn(answers),
      ...{ is_agreed: agreed_at !== null, is_trashed: trashed_at !== null, has_copy: has_copy === 1 },
    }));
  }
}

/** A copy that was missing from an imported export does not exist. */
const HAS_COPY = sql<number>`exists (select 1 from snapshots where snapshots.id = set_asides.answers ->> 'snapshot_id'
  and snapshots.trashed_at is null)`;

const NEWEST_COPY = sql<string | null>`(select max(snapshots.captured_at) from comparisons
  join snapshots on snapshots.id = comparisons.snapshot_id
  where comparisons.attribution_id = set_asides.attribution_id and comparisons.verdict <> 'not_compared'
  and snapshots.trashed_at is null)`;
