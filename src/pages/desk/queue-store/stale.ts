import { type SqlBool, sql } from 'kysely';
import { type Visible, visibleTo } from '../../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../../platform/viewer.js';
import type { Facet, StaleCause } from '../../../vocabulary.js';
import { MAX_COUNTED } from '../model.js';
import { CLAIM, type QueuedClaim } from './queued-claim.js';

export interface StaleFinding extends QueuedClaim {
  readonly facet: Facet;
  readonly cause: StaleCause;
  readonly by: string;
  readonly at: string;
}

/** Reads stale findings that one viewer may see. */
export class StaleReader {
  private readonly db: Db | Tx;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** Those of a few claims, each with its latest cause; newest claims first. */
  async newest(limit: number): Promise<StaleFinding[]> {
    const claims = await this.staleClaims().select('claim_status.claim_id').limit(limit).execute();
    if (claims.length === 0) return [];
    return this.db
      .selectFrom('findings')
      .innerJoin('stale_findings', 'stale_findings.finding_id', 'findings.id')
      .innerJoin('events', 'events.seq', 'stale_findings.seq')
      .innerJoin('users', 'users.id', 'events.actor_id')
      .innerJoin('claims', 'claims.id', 'findings.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(CLAIM)
      .select(['findings.facet', 'stale_findings.cause', 'users.name as by', 'events.at'])
      .where(
        'findings.claim_id',
        'in',
        claims.map(({ claim_id }) => claim_id),
      )
      .where('findings.superseded_by', 'is', null)
      .where(this.visible.findings())
      .orderBy('findings.claim_id', 'desc')
      .orderBy('findings.id')
      .orderBy('stale_findings.seq', 'desc')
      .execute();
  }

  /** Since when each claim has a stale finding. */
  async dates(): Promise<string[]> {
    const rows = await this.staleClaims()
      .select((eb) =>
        eb
          .selectFrom('findings')
          .innerJoin('stale_findings', 'stale_findings.finding_id', 'findings.id')
          .innerJoin('events', 'events.seq', 'stale_findings.seq')
          .select((min) => min.fn.min('events.at').as('at'))
          .whereRef('findings.claim_id', '=', 'claim_status.claim_id')
          .as('at'),
      )
      .limit(MAX_COUNTED + 1)
      .execute();
    return rows.flatMap(({ at }) => at ?? []);
  }

  private staleClaims() {
    return this.db
      .selectFrom('claim_status')
      .innerJoin('claims', 'claims.id', 'claim_status.claim_id')
      .where(sql<SqlBool>`claim_status.stale > 0`)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('claim_status.claim_id', 'desc');
  }
}
