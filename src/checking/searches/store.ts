import { type Selectable, type SqlBool, sql } from 'kysely';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, SearchesTable, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { Form } from '../../vocabulary.js';

/** A search with the person who searched and the claim. */
export interface Search extends Selectable<SearchesTable> {
  readonly author: string;
  readonly claim_text: string;
  readonly claim_language: string | null;
  readonly claim_form: Form;
  readonly claim_trashed_at: string | null;
}

export interface SearchesWanted {
  readonly show: 'open' | 'all';
  /** The person; null for everybody. */
  readonly authorId: number | null;
  readonly after: string | null;
}

const ROWS = 30;

/** A literal condition, since SQLite uses the partial index of open searches only for literals. */
const IS_OPEN = sql<SqlBool>`searches.outcome = 'open'`;

/** Reads the search log as one viewer may see it: an entry is visible where its claim is. */
export class SearchReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
  }

  /** In the trash or not; undefined where it does not exist, or its claim is hidden. */
  async byId(id: number): Promise<Search | undefined> {
    return visibleSearches(this.db, this.sees).where('searches.id', '=', id).executeTakeFirst();
  }

  /** The searches for a claim outside the trash, newest first. */
  async ofClaim(claimId: number): Promise<Search[]> {
    return searchesOfClaim(this.db, { id: claimId }, this.sees);
  }

  /** Newest first, without entries that are in the trash or whose claim is. */
  async page({ show, authorId, after }: SearchesWanted): Promise<Page<Search>> {
    let query = visibleSearches(this.db, this.sees)
      .where('searches.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null);
    if (show === 'open') query = query.where(IS_OPEN);
    if (authorId !== null) query = query.where('searches.author_id', '=', authorId);
    return pageOf(query, { after, limit: ROWS, direction: 'desc', keys: ['searches.id'] });
  }
}

function visibleSearches(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('searches')
    .innerJoin('users', 'users.id', 'searches.author_id')
    .innerJoin('claims', 'claims.id', 'searches.claim_id')
    .selectAll('searches')
    .select([
      'users.name as author',
      'claims.text as claim_text',
      'claims.language as claim_language',
      'claims.form as claim_form',
      'claims.trashed_at as claim_trashed_at',
    ])
    .where(visibleTo({ seesRestricted: sees }).claims());
}

const searchesOfClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  visibleSearches(db, sees)
    .where('searches.claim_id', '=', id)
    .where('searches.trashed_at', 'is', null)
    .orderBy('searches.id', 'desc'),
);
