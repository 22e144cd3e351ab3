import { type SqlBool, sql } from 'kysely';
import { type Visible, visibleTo } from '../../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../../platform/viewer.js';
import type { SearchOutcome } from '../../../vocabulary.js';
import { MAX_COUNTED } from '../model.js';
import { CLAIM, type QueuedClaim } from './queued-claim.js';

export interface OpenSearch extends QueuedClaim {
  readonly id: number;
  readonly place: string;
  readonly words: string;
  readonly outcome: SearchOutcome;
  readonly erased_by: number | null;
  readonly by: string;
  readonly at: string;
}

/** Reads open searches that one viewer may see. */
export class OpenSearchReader {
  private readonly db: Db | Tx;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** Newest first. */
  async newest(limit: number): Promise<OpenSearch[]> {
    return this.openSearches()
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'searches.author_id')
      .select(CLAIM)
      .select(['searches.id', 'searches.place', 'searches.words', 'searches.outcome', 'searches.erased_by'])
      .select(['searches.created_at as at', 'users.name as by'])
      .orderBy('searches.id', 'desc')
      .limit(limit)
      .execute();
  }

  /** Since when each of them is open. */
  async dates(): Promise<string[]> {
    const rows = await this.openSearches()
      .select('searches.created_at as at')
      .orderBy('searches.id', 'desc')
      .limit(MAX_COUNTED + 1)
      .execute();
    return rows.map(({ at }) => at);
  }

  private openSearches() {
    return this.db
      .selectFrom('searches')
      .innerJoin('claims', 'claims.id', 'searches.claim_id')
      .where(sql<SqlBool>`searches.outcome = 'open'`)
      .where('searches.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
  }
}
