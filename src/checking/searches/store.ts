import { type Selectable, type SqlBool, sql } from 'kysely';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, SearchesTable, Tx } from '../../platform/db/schema.js';
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

/** A part of the searches for a claim, with the number of all and of the open ones. */
export interface SearchesPart extends Page<Search> {
  readonly all: number;
  readonly open: number;
}

const ROWS = 30;

/** A literal condition, since SQLite uses the partial index of open searches only for literals. */
const IS_OPEN = sql<SqlBool>`searches.outcome = 'open'`;

/** Reads the search log as one viewer may see it: an entry is visible where its claim is. */
export class SearchReader extends ViewerReader {
  /** In the trash or not; undefined where it does not exist, or its claim is hidden. */
  async byId(id: number): Promise<Search | undefined> {
    return visibleSearches(this.db, this.sees).where('searches.id', '=', id).executeTakeFirst();
  }

  /** A part of the searches for a claim outside the trash, newest first. */
  async ofClaim(claimId: number, after: string | null): Promise<SearchesPart> {
    const first = after === null ? await firstOfClaim(this.db, { id: claimId }, this.sees) : null;
    if (first !== null && first.length <= ROWS) {
      const open = first.filter(({ outcome }) => outcome === 'open').length;
      return { rows: first, next: null, all: first.length, open };
    }
    const query = ofClaim(this.db, claimId, this.sees);
    const page = await pageOf(query, { after, limit: ROWS, direction: 'desc', keys: ['searches.id'] });
    const counts = await query
      .clearSelect()
      .select((eb) => [
        eb.fn.countAll<number>().as('all'),
        eb.fn.countAll<number>().filterWhere('searches.outcome', '=', 'open').as('open'),
      ])
      .executeTakeFirstOrThrow();
    return { ...page, ...counts };
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

/** Most claims have one part, which is then read by a query that is compiled once. */
const firstOfClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  ofClaim(db, id, sees)
    .orderBy('searches.id', 'desc')
    .limit(ROWS + 1),
);

function ofClaim(db: Db | Tx, id: number, sees: boolean) {
  return visibleSearches(db, sees)
    .where('searches.claim_id', '=', id)
    .where('searches.trashed_at', 'is', null);
}
