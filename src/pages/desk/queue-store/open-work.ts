import { type Selectable, type SqlBool, sql } from 'kysely';
import { among } from '../../../platform/db/queries/among.js';
import { ViewerReader } from '../../../platform/db/queries/reader.js';
import type { AnnotationsTable, SearchesTable } from '../../../platform/db/schema.js';
import { MAX_COUNTED } from '../../../platform/lib/capped-count.js';
import type { Facet, StaleCause } from '../../../vocabulary.js';
import { CLAIM, type QueuedClaim, type Since } from './queued-claim.js';

export type OpenSearch = QueuedClaim &
  Since &
  Pick<Selectable<SearchesTable>, 'id' | 'place' | 'words' | 'erased_by'>;

/** Reads open searches that one viewer may see. */
export class OpenSearchReader extends ViewerReader {
  /** Oldest first. */
  async oldest(limit: number): Promise<OpenSearch[]> {
    return this.openSearches()
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'searches.author_id')
      .select(CLAIM)
      .select(['searches.id', 'searches.place', 'searches.words', 'searches.erased_by'])
      .select(['searches.created_at as at', 'users.name as by'])
      .orderBy('searches.id')
      .limit(limit)
      .execute();
  }

  /** Since when each of them is open. */
  async dates(): Promise<string[]> {
    const rows = await this.openSearches()
      .select('searches.created_at as at')
      .orderBy('searches.id')
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

/** A note that asks. */
export type Question = QueuedClaim & Since & Pick<Selectable<AnnotationsTable>, 'id' | 'body'>;

/** Reads open questions that one viewer may see. */
export class QuestionReader extends ViewerReader {
  /** Unresolved ones, on claims and their attributions, oldest first. */
  async oldest(limit: number): Promise<Question[]> {
    return this.openQuestions()
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'annotations.author_id')
      .select(CLAIM)
      .select(['annotations.id', 'annotations.body', 'annotations.created_at as at', 'users.name as by'])
      .orderBy('annotations.id')
      .limit(limit)
      .execute();
  }

  /** Since when each of them is open. */
  async dates(): Promise<string[]> {
    const rows = await this.openQuestions()
      .select('annotations.created_at as at')
      .orderBy('annotations.id')
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
      .where(this.visible.record('annotation'));
  }
}

// A literal condition, since SQLite uses the partial index of open questions only for literals.
const IS_OPEN_QUESTION = sql<SqlBool>`annotations.motivation = 'questioning' and annotations.resolved_at is null and annotations.trashed_at is null and annotations.parent_id is null`;

export interface StaleFinding extends QueuedClaim, Since {
  readonly facet: Facet;
  readonly cause: StaleCause;
}

/** Reads stale findings that one viewer may see. */
export class StaleReader extends ViewerReader {
  /** Those of a few claims, each with its latest cause; oldest claims first. */
  async oldest(limit: number): Promise<StaleFinding[]> {
    const claims = await this.staleClaims().select('claim_status.claim_id').limit(limit).execute();
    if (claims.length === 0) return [];
    const ids = claims.map(({ claim_id }) => claim_id);
    return this.db
      .selectFrom('findings')
      .innerJoin('stale_findings', 'stale_findings.finding_id', 'findings.id')
      .innerJoin('events', 'events.seq', 'stale_findings.seq')
      .innerJoin('users', 'users.id', 'events.actor_id')
      .innerJoin('claims', 'claims.id', 'findings.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(CLAIM)
      .select(['findings.facet', 'stale_findings.cause', 'users.name as by', 'events.at'])
      .where(among('findings.claim_id', ids))
      .where('findings.superseded_by', 'is', null)
      .where(this.visible.findings())
      .orderBy('findings.claim_id')
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
      .orderBy('claim_status.claim_id');
  }
}
