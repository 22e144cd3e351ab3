import { type SqlBool, sql } from 'kysely';
import { reaches, seesRestricted, type Viewer } from '../accounts/model.js';
import type { Db, Tx } from '../db/schema.js';
import { type Visible, visibleTo } from '../db/visible.js';
import type { Facet, FindingValue, Form, GroundRule, SearchOutcome, StaleCause } from '../vocabulary.js';

// What waits for a checker: open questions, findings that no longer rest on what they were made on, findings
// that wait for a second person, searches without an end. A few rows of each, and the days since when all of
// them wait, which is their count as well.

/** A claim as a line of the queue names it. */
export interface QueuedClaim {
  readonly claim_id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly ground_rule: GroundRule;
  readonly speaker: string;
}

export interface Question extends QueuedClaim {
  /** The note itself. */
  readonly id: number;
  readonly body: string;
  readonly by: string;
  readonly at: string;
}

export interface StaleFinding extends QueuedClaim {
  readonly facet: Facet;
  readonly cause: StaleCause;
  readonly by: string;
  readonly at: string;
}

export interface Pending extends QueuedClaim {
  readonly id: number;
  readonly facet: Facet;
  readonly value: FindingValue;
  readonly author_id: number;
  readonly by: string;
  readonly at: string;
}

export interface OpenSearch extends QueuedClaim {
  readonly id: number;
  readonly place: string;
  readonly words: string;
  readonly outcome: SearchOutcome;
  readonly erased_by: number | null;
  readonly by: string;
  readonly at: string;
}

/** Counting and dating stop here: the page says "1,000+". */
export const MOST_COUNTED = 1_000;

const CLAIM = [
  'claims.id as claim_id',
  'claims.text',
  'claims.language',
  'claims.form',
  'claims.ground_rule',
  'speakers.name as speaker',
] as const;

export class QueueReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** Questions nobody has resolved on claims and on what sources say of them, newest first. */
  async questions(limit: number): Promise<Question[]> {
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
  async questionDates(): Promise<string[]> {
    const rows = await this.openQuestions()
      .select('annotations.created_at as at')
      .orderBy('annotations.id', 'desc')
      .limit(MOST_COUNTED + 1)
      .execute();
    return rows.map(({ at }) => at);
  }

  /** The stale findings of a few claims, each with what changed last under it; the newest claims first. */
  async stale(limit: number): Promise<StaleFinding[]> {
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
  async staleDates(): Promise<string[]> {
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
      .limit(MOST_COUNTED + 1)
      .execute();
    return rows.flatMap(({ at }) => at ?? []);
  }

  /** What waits for a second person; first what this viewer may agree to, then the oldest. */
  async pending(): Promise<Pending[]> {
    const rows = await this.db
      .selectFrom('findings')
      .innerJoin('claims', 'claims.id', 'findings.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'findings.author_id')
      .select(CLAIM)
      .select(['findings.id', 'findings.facet', 'findings.value', 'findings.author_id'])
      .select(['findings.created_at as at', 'users.name as by'])
      .where(IS_PENDING)
      .where(seesRestricted(this.viewer) ? sql<SqlBool>`1` : sql<SqlBool>`0`)
      .where('claims.trashed_at', 'is', null)
      .orderBy('findings.id')
      .limit(MOST_COUNTED + 1)
      .execute();
    return [...rows.filter((row) => this.mayAgreeTo(row)), ...rows.filter((row) => !this.mayAgreeTo(row))];
  }

  /** Whether this viewer may be the second person. */
  mayAgreeTo({ author_id }: Pick<Pending, 'author_id'>): boolean {
    return reaches(this.viewer.role, 'editor') && author_id !== this.viewer.userId;
  }

  /** Searches that are not at an end, newest first. */
  async searches(limit: number): Promise<OpenSearch[]> {
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
  async searchDates(): Promise<string[]> {
    const rows = await this.openSearches()
      .select('searches.created_at as at')
      .orderBy('searches.id', 'desc')
      .limit(MOST_COUNTED + 1)
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

  private staleClaims() {
    return this.db
      .selectFrom('claim_status')
      .innerJoin('claims', 'claims.id', 'claim_status.claim_id')
      .where(sql<SqlBool>`claim_status.stale > 0`)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('claim_status.claim_id', 'desc');
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

// Written out as the indexes of what is open have it: they serve no parameters.
const IS_OPEN_QUESTION = sql<SqlBool>`annotations.motivation = 'questioning' and annotations.resolved_at is null and annotations.trashed_at is null and annotations.parent_id is null`;
const IS_PENDING = sql<SqlBool>`findings.superseded_by is null and findings.agreed_at is null and findings.value in ('misattributed', 'fabricated')`;
