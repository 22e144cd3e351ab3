import { type SqlBool, sql } from 'kysely';
import { answerIn } from '../../../derived/match/model/mismatch.js';
import { differenceLine } from '../../../derived/match/model/sentence.js';
import { MatchReader } from '../../../derived/match/store.js';
import { DIFFERING_SOURCE } from '../../../derived/set-asides/store.js';
import { mayAgreeTo } from '../../../derived/status/model/second.js';
import { isOnePersonDesk } from '../../../people/accounts/store/users.js';
import { among } from '../../../platform/db/queries/among.js';
import { ViewerReader } from '../../../platform/db/queries/reader.js';
import { MAX_COUNTED } from '../../../platform/lib/capped-count.js';
import { seesRestricted } from '../../../platform/viewer.js';
import type { Facet, FindingValue, Role } from '../../../vocabulary.js';
import { CLAIM, type QueuedClaim, type Since } from './queued-claim.js';

export interface Pending extends QueuedClaim, Since {
  readonly id: number;
  readonly facet: Facet;
  readonly value: FindingValue;
  readonly author_id: number;
  readonly author_role: Role;
  /** For a finding on the wording: how it differs from our copy; null where it has the same words. */
  readonly differs: string | null;
  /** Whether this viewer may be the second person. */
  readonly may_agree: boolean;
}

/** A part of the pending findings, and since when each of all is pending. */
export interface PendingPart {
  readonly rows: readonly Pending[];
  readonly dates: readonly string[];
}

/** Reads pending findings that one viewer may see. */
export class PendingReader extends ViewerReader {
  /**
   * Those that this viewer may agree to first, then the oldest. Empty where nobody else could agree, so that one
   * person decides. @param most rows, since reading each of all takes twenty times as long
   */
  async part(most: number): Promise<PendingPart> {
    const all = await this.pending()
      .select(['findings.id', 'findings.author_id', 'findings.created_at as at', 'users.role as author_role'])
      .limit(MAX_COUNTED + 1)
      .execute();
    const ids = ownFirst(all, (row) => mayAgreeTo(row, this.viewer)).map(({ id }) => id);
    const rows = await this.pending()
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(CLAIM)
      .select(['findings.id', 'findings.facet', 'findings.value', 'findings.author_id'])
      .select(['findings.created_at as at', 'users.name as by', 'users.role as author_role'])
      .where(among('findings.id', ids.slice(0, most)))
      .execute();
    const shown = ownFirst(await this.withDifference(rows), ({ may_agree }) => may_agree);
    return { rows: shown, dates: all.map(({ at }) => at) };
  }

  private pending() {
    return this.db
      .selectFrom('findings')
      .innerJoin('claims', 'claims.id', 'findings.claim_id')
      .innerJoin('users', 'users.id', 'findings.author_id')
      .where(IS_PENDING)
      .where(seesRestricted(this.viewer) ? sql<SqlBool>`1` : sql<SqlBool>`0`)
      .where('claims.trashed_at', 'is', null)
      .where(sql<SqlBool>`not ${isOnePersonDesk()}`)
      .orderBy('findings.id');
  }

  private async withDifference(rows: readonly Omit<Pending, 'differs' | 'may_agree'>[]): Promise<Pending[]> {
    const worded = rows.filter(({ facet }) => facet === 'wording').map(({ claim_id }) => claim_id);
    const matches = await new MatchReader(this.db, this.viewer).ofClaims(worded);
    return rows.map((row) => {
      const match = row.facet === 'wording' ? matches.get(row.claim_id) : undefined;
      const differs = match === undefined ? null : differenceLine(match);
      return { ...row, differs, may_agree: mayAgreeTo(row, this.viewer) };
    });
  }
}

/** Those that the viewer may agree to come first. */
function ownFirst<T>(all: readonly T[], mayAgree: (one: T) => boolean): T[] {
  return [...all.filter(mayAgree), ...all.filter((one) => !mayAgree(one))];
}

// `isPending` as SQL; literal, since SQLite uses the partial index of pending findings only for literals.
const IS_PENDING = sql<SqlBool>`findings.superseded_by is null and findings.agreed_at is null and findings.needs_second = 1`;

/** A mismatch that one person set aside. */
export type SetAsideWaiting = Awaited<ReturnType<SetAsideQueueReader['all']>>[number];

/** Reads mismatches set aside that are pending, as one viewer may see them: for checkers and above. */
export class SetAsideQueueReader extends ViewerReader {
  /**
   * Those that this viewer may agree to first, then the oldest. Empty where nobody else could agree, so that one
   * person decides.
   */
  async all() {
    const rows = await this.db
      .selectFrom('set_asides')
      .innerJoin('standing_set_asides', 'standing_set_asides.set_aside_id', 'set_asides.id')
      .innerJoin('attributions', 'attributions.id', 'set_asides.attribution_id')
      .innerJoin('sources', (join) => join.on('sources.id', '=', DIFFERING_SOURCE))
      .innerJoin('claims', 'claims.id', 'set_asides.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'set_asides.author_id')
      .select(CLAIM)
      .select(['set_asides.id', 'set_asides.kind', 'set_asides.answers', 'set_asides.difference'])
      .select(['set_asides.reason', 'set_asides.author_id', 'set_asides.created_at as at'])
      .select(['users.name as by', 'users.role as author_role'])
      .select(['sources.id as source_id', 'sources.title as source_title'])
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
      answers: answerIn(answers),
      may_agree: mayAgreeTo(row, this.viewer),
    }));
    return ownFirst(waiting, (one) => one.may_agree);
  }
}

// A literal condition, since SQLite uses the partial index of pending set-asides only for literals.
const IS_WAITING = sql<SqlBool>`set_asides.agreed_at is null`;
