import type { Visible } from '../../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../../platform/db/schema.js';

/** Notes that a viewer may see, with the names of people and targets. */
export function visibleNotes(db: Db | Tx, visible: Visible) {
  return db
    .selectFrom('annotations')
    .innerJoin('users as author', 'author.id', 'annotations.author_id')
    .leftJoin('users as resolver', 'resolver.id', 'annotations.resolved_by')
    .leftJoin('attributions as on_attribution', 'on_attribution.id', 'annotations.attribution_id')
    .leftJoin('claims as on_claim', (join) =>
      join.on((eb) =>
        eb('on_claim.id', '=', eb.fn.coalesce('annotations.claim_id', 'on_attribution.claim_id')),
      ),
    )
    .leftJoin('snapshots as on_snapshot', 'on_snapshot.id', 'annotations.snapshot_id')
    .leftJoin('sources as on_source', (join) =>
      join.on((eb) =>
        eb(
          'on_source.id',
          '=',
          eb.fn.coalesce('annotations.source_id', 'on_snapshot.source_id', 'on_attribution.source_id'),
        ),
      ),
    )
    .selectAll('annotations')
    .select(['author.name as author_name', 'resolver.name as resolved_by_name'])
    .select([
      'on_claim.id as on_claim_id',
      'on_claim.text as claim_text',
      'on_claim.language as claim_language',
    ])
    .select(['on_attribution.wording', 'on_attribution.language as wording_language'])
    .select([
      'on_source.id as on_source_id',
      'on_source.title as source_title',
      'on_source.language as source_language',
    ])
    .select((eb) =>
      eb.fn
        .coalesce(
          'on_attribution.trashed_at',
          'on_claim.trashed_at',
          'on_snapshot.trashed_at',
          'on_source.trashed_at',
        )
        .as('target_trashed_at'),
    )
    .where(visible.record('annotation'));
}
