import { claimsWithStatus, listedStatus, misattributionOn } from '../../derived/status/status-store.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';

// The prepared queries that read claims by id, each built once. ClaimReader, which knows the viewer, runs them.

/** A claim by its id, in the trash or not. */
export const rowById = prepared((db, { id }: { id: number }, sees: boolean) =>
  rowsOf(db, sees)
    .where('claims.id', '=', id)
    .where(visibleTo({ seesRestricted: sees }).claims()),
);

/** The claims of a JSON array of ids that are not in the trash. */
export const rowsAmong = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  rowsOf(db, sees)
    .where(amongListed('claims.id', ids))
    .where('claims.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).claims()),
);

/** The columns of these claims that a list shows. */
export const listedAmong = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  db
    .selectFrom('claims')
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .leftJoin('claim_status', 'claim_status.claim_id', 'claims.id')
    .select([
      'claims.id',
      'claims.version',
      'claims.text',
      'claims.language',
      'claims.form',
      'claims.ground_rule',
    ])
    .select(['claims.said_on', 'claims.reference_attribution_id', 'claims.speaker_id'])
    .select('speakers.name as speaker_name')
    .select(listedStatus(sees))
    .where(amongListed('claims.id', ids))
    .where('claims.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).claims()),
);

export const tagsOnClaim = prepared((db, { id }: { id: number }) =>
  db
    .selectFrom('claim_tags')
    .innerJoin('tags', 'tags.id', 'claim_tags.tag_id')
    .select(['tags.id', 'tags.name'])
    .where('claim_tags.claim_id', '=', id)
    .where('tags.trashed_at', 'is', null)
    .orderBy('tags.name'),
);

export const linksFrom = prepared((db, { id }: { id: number }, sees: boolean) =>
  linkRows(db, 'claim_links.other_claim_id', sees).where('claim_links.claim_id', '=', id),
);

export const linksTo = prepared((db, { id }: { id: number }, sees: boolean) =>
  linkRows(db, 'claim_links.claim_id', sees).where('claim_links.other_claim_id', '=', id),
);

function linkRows(
  db: Db | Tx,
  otherEnd: 'claim_links.other_claim_id' | 'claim_links.claim_id',
  sees: boolean,
) {
  return db
    .selectFrom('claim_links')
    .innerJoin('claims', 'claims.id', otherEnd)
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .selectAll('claim_links')
    .select([
      'claims.id as other_id',
      'claims.text as other_text',
      'claims.language as other_language',
      'claims.form as other_form',
    ])
    .select(['claims.speaker_id', 'speakers.name as speaker_name'])
    .select(misattributionOn('claims.id'))
    .where('claim_links.trashed_at', 'is', null)
    .where('claims.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).claims())
    .orderBy('claim_links.id');
}

function rowsOf(db: Db | Tx, sees: boolean) {
  return claimsWithStatus(db, sees)
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .leftJoin('occasions', 'occasions.id', 'claims.occasion_id')
    .selectAll('claims')
    .select([
      'speakers.name as speaker_name',
      'speakers.kind as speaker_kind',
      'speakers.language as speaker_language',
    ])
    .select(['occasions.name as occasion_name', 'occasions.place as occasion_place']);
}
