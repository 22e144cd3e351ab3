import { type SqlBool, sql } from 'kysely';
import type { Mismatch } from '../../../derived/match/model/answers.js';
import { mayAgreeTo } from '../../../derived/set-asides/section.js';
import { isOnePersonDesk } from '../../../people/accounts/store/users.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../../platform/viewer.js';
import type { Role, SetAsideKind } from '../../../vocabulary.js';
import { MAX_COUNTED } from '../model.js';
import { CLAIM, type QueuedClaim } from './queued-claim.js';

/** A mismatch that one person set aside. */
export interface SetAsideWaiting extends QueuedClaim {
  readonly id: number;
  readonly kind: SetAsideKind;
  readonly answers: Mismatch | null;
  readonly difference: string | null;
  readonly reason: string | null;
  readonly author_id: number;
  readonly author_role: Role;
  readonly by: string;
  readonly at: string;
  readonly source_id: number;
  readonly source_title: string;
  readonly source_language: string | null;
  readonly may_agree: boolean;
}

/** Reads mismatches set aside that are pending, as one viewer may see them: for checkers and above. */
export class SetAsideQueueReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  /**
   * Those that this viewer may agree to first, then the oldest. Empty where nobody else could agree, so that one
   * person decides.
   */
  async all(): Promise<SetAsideWaiting[]> {
    const rows = await this.db
      .selectFrom('set_asides')
      .innerJoin('standing_set_asides', 'standing_set_asides.set_aside_id', 'set_asides.id')
      .innerJoin('attributions', 'attributions.id', 'set_asides.attribution_id')
      .innerJoin('sources', 'sources.id', 'attributions.source_id')
      .innerJoin('claims', 'claims.id', 'set_asides.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'set_asides.author_id')
      .select(CLAIM)
      .select(['set_asides.id', 'set_asides.kind', 'set_asides.answers', 'set_asides.difference'])
      .select(['set_asides.reason', 'set_asides.author_id', 'set_asides.created_at as at'])
      .select(['users.name as by', 'users.role as author_role'])
      .select(['attributions.source_id', 'sources.title as source_title'])
      .select('sources.language as source_language')
      .where(IS_WAITING)
      .where(seesRestricted(this.viewer) ? sql<SqlBool>`1` : sql<SqlBool>`0`)
      .where('claims.trashed_at', 'is', null)
      .where(sql<SqlBool>`not ${isOnePersonDesk()}`)
      .orderBy('set_asides.id')
      .limit(MAX_COUNTED + 1)
      .execute();
    const waiting = rows.map(({ answers, ...row }) => ({
      ...row,
      answers: answers === null ? null : (JSON.parse(answers) as Mismatch),
      may_agree: mayAgreeTo(row, this.viewer),
    }));
    return [...waiting.filter((one) => one.may_agree), ...waiting.filter((one) => !one.may_agree)];
  }
}

// A literal condition, since SQLite uses the partial index of pending set-asides only for literals.
const IS_WAITING = sql<SqlBool>`set_asides.agreed_at is null`;
