import type { Matched } from '../../derived/match/model/claim-match.js';
import { withMatch } from '../../derived/match/store.js';
import type { StatusColumns } from '../../derived/status/model/reason.js';
import { withStatus } from '../../derived/status/status-store.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { Form, GroundRule, Motivation } from '../../vocabulary.js';

// The queue and what is new, for the first page: a few rows of each, never a total.

export interface OpenNote {
  readonly id: number;
  readonly motivation: Motivation;
  readonly body: string;
  readonly created_at: string;
  readonly author: string;
  readonly claim_id: number | null;
  readonly attribution_id: number | null;
  readonly source_id: number | null;
  readonly snapshot_id: number | null;
}

export interface NewClaim extends StatusColumns, Matched {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly ground_rule: GroundRule;
  readonly said_on: string | null;
  readonly speaker_id: number;
  readonly speaker: string;
}

export class HomeReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** Unresolved notes, with their words, on targets outside the trash; newest first. */
  async openNotes(limit: number): Promise<OpenNote[]> {
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
      .select([
        'annotations.id',
        'annotations.motivation',
        'annotations.body',
        'annotations.created_at',
        'users.name as author',
        'annotations.claim_id',
        'annotations.attribution_id',
        'annotations.source_id',
        'annotations.snapshot_id',
      ])
      .where('annotations.resolved_at', 'is', null)
      .where('annotations.trashed_at', 'is', null)
      .where('annotations.erased_by', 'is', null)
      .where('annotations.parent_id', 'is', null)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where('snapshots.trashed_at', 'is', null)
      .where('sources.trashed_at', 'is', null)
      .where(this.visible.annotations())
      .orderBy('annotations.id', 'desc')
      .limit(limit)
      .execute();
  }

  /** Newest first. */
  async newClaims(limit: number): Promise<NewClaim[]> {
    const rows = await this.db
      .selectFrom('claims')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select([
        'claims.id',
        'claims.text',
        'claims.language',
        'claims.form',
        'claims.ground_rule',
        'claims.said_on',
        'claims.speaker_id',
        'speakers.name as speaker',
      ])
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('claims.id', 'desc')
      .limit(limit)
      .execute();
    return withMatch(this.db, this.viewer, await withStatus(this.db, this.viewer, rows));
  }
}
