import { sql } from 'kysely';
import { among } from '../../../platform/db/queries/among.js';
import { isOwnPiece } from '../../../platform/db/queries/own-pieces.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { columnNames } from '../../../platform/lib/fields/noun-fields.js';
import { ATTRIBUTION_FIELDS } from '../../../record/attributions/fields.js';
import type { AttributionRow } from '../../citations/model/rows.js';

// Rows that belong to a claim are as visible as the claim: all are read for visible claims only.

export type ClaimsAttribution = AttributionRow & { readonly claim_id: number };

export async function attributionsOf(db: Db | Tx, claimIds: readonly number[]): Promise<ClaimsAttribution[]> {
  return db
    .selectFrom('attributions')
    .leftJoin('speakers as voices', 'voices.id', 'attributions.voiced_by_id')
    .leftJoin('speakers as recounting', 'recounting.id', 'attributions.recounted_by_id')
    .select(['attributions.id', 'attributions.claim_id', 'attributions.source_id'])
    .select(columnNames(ATTRIBUTION_FIELDS).map((column) => `attributions.${column}` as const))
    .select(['attributions.translates_id', 'attributions.relayed_from_id', 'voices.name as voiced_by_name'])
    .leftJoin('speakers as credited', 'credited.id', 'attributions.speaker_id')
    .select(['recounting.name as recounted_by_name', 'credited.name as credited_name'])
    .select(isOwnPiece(sql.ref('attributions.source_id')).as('is_ours'))
    .where(among('attributions.claim_id', claimIds))
    .where('attributions.trashed_at', 'is', null)
    .execute();
}

/** The names of the tags of claims, in order. */
export async function tagsOf(db: Db | Tx, claimIds: readonly number[]) {
  return db
    .selectFrom('claim_tags')
    .innerJoin('tags', 'tags.id', 'claim_tags.tag_id')
    .select(['claim_tags.claim_id', 'tags.name'])
    .where(among('claim_tags.claim_id', claimIds))
    .where('tags.trashed_at', 'is', null)
    .orderBy('tags.name')
    .execute();
}

/** By claim: unresolved notes on it and on its attributions. */
export async function openNotes(
  db: Db | Tx,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  // NOTE: two queries, since one with OR makes SQLite scan all notes.
  const onClaims = await openOnClaims(db, claimIds).execute();
  const onAttributions = await openOnAttributions(db, claimIds).execute();
  const counts = new Map<number, number>();
  for (const { claim, n } of [...onClaims, ...onAttributions]) {
    if (claim !== null) counts.set(claim, (counts.get(claim) ?? 0) + n);
  }
  return counts;
}

function openOnClaims(db: Db | Tx, claimIds: readonly number[]) {
  return unresolved(db)
    .select('annotations.claim_id as claim')
    .where('annotations.id', 'in', (eb) =>
      // A subquery, so that the notes of these claims are looked up by index, not all open ones.
      eb.selectFrom('annotations as on').select('on.id').where(among('on.claim_id', claimIds)),
    )
    .groupBy('annotations.claim_id');
}

function openOnAttributions(db: Db | Tx, claimIds: readonly number[]) {
  return unresolved(db)
    .innerJoin('attributions', 'attributions.id', 'annotations.attribution_id')
    .select('attributions.claim_id as claim')
    .where('annotations.id', 'in', (eb) =>
      eb
        .selectFrom('attributions as of')
        .innerJoin('annotations as on', 'on.attribution_id', 'of.id')
        .select('on.id')
        .where(among('of.claim_id', claimIds)),
    )
    .where('attributions.trashed_at', 'is', null)
    .groupBy('attributions.claim_id');
}

function unresolved(db: Db | Tx) {
  return db
    .selectFrom('annotations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('annotations.resolved_at', 'is', null)
    .where('annotations.trashed_at', 'is', null)
    .where('annotations.parent_id', 'is', null);
}
