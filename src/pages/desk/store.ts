import { withMatch } from '../../derived/match/store.js';
import { withStatus } from '../../derived/status/status-store.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';

// The queue and what is new, for the first page: a few rows of each, never a total.

export type OpenNote = Awaited<ReturnType<HomeReader['openNotes']>>[number];

export type NewClaim = Awaited<ReturnType<HomeReader['newClaims']>>[number];

export class HomeReader extends ViewerReader {
  /** Unresolved notes, with their words, on targets outside the trash; newest first. */
  async openNotes(limit: number) {
    return this.db
      .selectFrom('annotations')
      .innerJoin('users', 'users.id', 'annotations.author_id')
      .leftJoin('attributions', 'attributions.id', 'annotations.attribution_id')
      .leftJoin('claims', (join) =>
        join.on((eb) =>
          eb('claims.id', '=', eb.fn.coalesce('annotations.claim_id', 'attributions.claim_id')),
        ),
      )
      .leftJoin('snapshots', 'snapshots.id', 'annotations.snapshot_id')
      .leftJoin('sources', (join) =>
        join.on((eb) =>
          eb('sources.id', '=', eb.fn.coalesce('annotations.source_id', 'snapshots.source_id')),
        ),
      )
      .select(['annotations.id', 'annotations.motivation', 'annotations.body', 'annotations.created_at'])
      .select(['annotations.claim_id', 'annotations.attribution_id', 'annotations.source_id'])
      .select(['annotations.snapshot_id', 'users.name as author'])
      .where('annotations.resolved_at', 'is', null)
      .where('annotations.trashed_at', 'is', null)
      .where('annotations.erased_by', 'is', null)
      .where('annotations.parent_id', 'is', null)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where('snapshots.trashed_at', 'is', null)
      .where('sources.trashed_at', 'is', null)
      .where(this.visible.record('annotation'))
      .orderBy('annotations.id', 'desc')
      .limit(limit)
      .execute();
  }

  /** The newest entries first. */
  async newClaims(limit: number) {
    return this.checked(this.claims().orderBy('claims.id', 'desc').limit(limit));
  }

  /** What was said last, those without a date at the end. */
  async latestClaims(limit: number) {
    const latest = this.claims().orderBy('claims.said_on_min', 'desc').orderBy('claims.id', 'desc');
    return this.checked(latest.limit(limit));
  }

  private claims() {
    return this.db
      .selectFrom('claims')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['claims.id', 'claims.text', 'claims.language', 'claims.form', 'claims.ground_rule'])
      .select(['claims.said_on', 'claims.speaker_id', 'speakers.name as speaker'])
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
  }

  private async checked(claims: ReturnType<HomeReader['claims']>) {
    return withMatch(this.db, this.viewer, await withStatus(this.db, this.viewer, await claims.execute()));
  }
}
