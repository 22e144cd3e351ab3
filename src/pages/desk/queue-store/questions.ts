import { type SqlBool, sql } from 'kysely';
import { type Visible, visibleTo } from '../../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../../platform/viewer.js';
import { MAX_COUNTED } from '../model.js';
import { CLAIM, type QueuedClaim } from './queued-claim.js';

export interface Question extends QueuedClaim {
  /** The id of the note. */
  readonly id: number;
  readonly body: string;
  readonly by: string;
  readonly at: string;
}

/** Reads open questions that one viewer may see. */
export class QuestionReader {
  private readonly db: Db | Tx;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** Unresolved ones, on claims and their attributions, newest first. */
  async newest(limit: number): Promise<Question[]> {
    return this.openQuestions()
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'annotations.author_id')
      .select(CLAIM)
      .select(['annotations.id', 'annotations.body', 'annotations.created_at as at', 'users.name as by'])
      .orderBy('annotations.id', 'desc')
      .limit(limit)
      .execute();
  }

  /** Since when each of them is open. */
  async dates(): Promise<string[]> {
    const rows = await this.openQuestions()
      .select('annotations.created_at as at')
      .orderBy('annotations.id', 'desc')
      .limit(MAX_COUNTED + 1)
      .execute();
    return rows.map(({ at }) => at);
  }

  private openQuestions() {
    return this.db
      .selectFrom('annotations')
      .leftJoin('attributions', 'attributions.id', 'annotations.attribution_id')
      .innerJoin('claims', (join) =>
        join.on((eb) =>
          eb('claims.id', '=', eb.fn.coalesce('annotations.claim_id', 'attributions.claim_id')),
        ),
      )
      .where(IS_OPEN_QUESTION)
      .where('annotations.erased_by', 'is', null)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.annotations());
  }
}

// A literal condition, since SQLite uses the partial index of open questions only for literals.
const IS_OPEN_QUESTION = sql<SqlBool>`annotations.motivation = 'questioning' and annotations.resolved_at is null and annotations.trashed_at is null and annotations.parent_id is null`;
