import { type SqlBool, sql } from 'kysely';
import { differenceLine } from '../../../derived/match/model/sentence.js';
import { MatchReader } from '../../../derived/match/store.js';
import { faultOfSecond } from '../../../derived/status/model/second.js';
import { isOnePersonDesk } from '../../../people/accounts/store/users.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../../platform/viewer.js';
import type { Facet, FindingValue, Role } from '../../../vocabulary.js';
import { MAX_COUNTED } from '../model.js';
import { CLAIM, type QueuedClaim } from './queued-claim.js';

export interface Pending extends QueuedClaim {
  readonly id: number;
  readonly facet: Facet;
  readonly value: FindingValue;
  readonly author_id: number;
  readonly by: string;
  readonly author_role: Role;
  readonly at: string;
  /** For a finding on the wording: how it differs from our copy; null where it has the same words. */
  readonly differs: string | null;
}

/** Reads pending findings that one viewer may see. */
export class PendingReader {
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
  async all(): Promise<Pending[]> {
    const rows = await this.db
      .selectFrom('findings')
      .innerJoin('claims', 'claims.id', 'findings.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'findings.author_id')
      .select(CLAIM)
      .select(['findings.id', 'findings.facet', 'findings.value', 'findings.author_id'])
      .select(['findings.created_at as at', 'users.name as by', 'users.role as author_role'])
      .where(IS_PENDING)
      .where(seesRestricted(this.viewer) ? sql<SqlBool>`1` : sql<SqlBool>`0`)
      .where('claims.trashed_at', 'is', null)
      .where(sql<SqlBool>`not ${isOnePersonDesk()}`)
      .orderBy('findings.id')
      .limit(MAX_COUNTED + 1)
      .execute();
    const told = await this.withDifference(rows);
    return [...told.filter((row) => this.mayAgreeTo(row)), ...told.filter((row) => !this.mayAgreeTo(row))];
  }

  private async withDifference(rows: readonly Omit<Pending, 'differs'>[]): Promise<Pending[]> {
    const worded = rows.filter(({ facet }) => facet === 'wording').map(({ claim_id }) => claim_id);
    const matches = await new MatchReader(this.db, this.viewer).ofClaims(worded);
    return rows.map((row) => {
      const match = row.facet === 'wording' ? matches.get(row.claim_id) : undefined;
      return { ...row, differs: match === undefined ? null : differenceLine(match) };
    });
  }

  /** Whether this viewer may be the second person. */
  mayAgreeTo({ author_id, author_role }: Pick<Pending, 'author_id' | 'author_role'>): boolean {
    const { userId, role } = this.viewer;
    return faultOfSecond({ id: author_id, role: author_role }, { id: userId, role }) === null;
  }
}

// A literal condition, since SQLite uses the partial index of pending findings only for literals.
const IS_PENDING = sql<SqlBool>`findings.superseded_by is null and findings.agreed_at is null and findings.needs_second = 1`;
