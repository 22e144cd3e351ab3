import { ClaimIndexReader } from '../../derived/search/index-store.js';
import { LateNotesReader } from '../../derived/search/late-notes-store.js';
import { compile, type Token } from '../../derived/search/model/compile-query.js';
import { endOfDay, startOfDay } from '../../derived/search/model/entry.js';
import { parseQuery } from '../../derived/search/model/parse-query.js';
import type { Query } from '../../derived/search/model/query.js';
import type { Span } from '../../derived/search/span-store.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { hasTokens, tokensOf } from './model/tokens.js';
import { FIRST_DAY } from './model/years.js';
import type { ClaimFilters } from './model.js';

/** What filters select, as spans of the full-text index. */
export class ClaimSpans extends ViewerReader {
  private readonly index: ClaimIndexReader;
  private readonly lateNotes: LateNotesReader;
  private readonly seesAll: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    super(db, viewer);
    this.index = new ClaimIndexReader(db);
    this.lateNotes = new LateNotesReader(db);
    this.seesAll = seesRestricted(viewer);
  }

  /** The index query for the filters. */
  async of(filters: ClaimFilters): Promise<Span> {
    const query = queryOf(filters);
    const everything = query === null && !hasTokens(filters);
    const tokens = everything ? [] : await this.tokens(filters);
    const match = everything ? null : compile(tokens, query);
    const late = query === null ? null : await this.lateNotes.lateOf(tokens, query);
    return { match, late, publicOnly: !this.seesAll, ...(await this.bounds(filters)) };
  }

  async tokens(filters: ClaimFilters): Promise<Token[]> {
    const tag = filters.tag === null ? null : await this.tagId(filters.tag);
    return tokensOf(filters, tag, this.seesAll);
  }

  private async tagId(name: string): Promise<number | null> {
    const tags = this.db.selectFrom('tags').select('id').where('trashed_at', 'is', null);
    const tag = await tags.where('name', '=', name).executeTakeFirst();
    return tag?.id ?? null;
  }

  /** Claims with a day only; one whose date has no first day reaches back as far as is asked. */
  private async bounds({ from, to }: ClaimFilters) {
    if (from === null && to === null) return { from: null, before: null, reaching: null };
    const day = from?.min ?? FIRST_DAY;
    const first = startOfDay(day);
    const wide = await this.index.firstReaching(day, first);
    return {
      from: wide ?? first,
      before: to?.max ? endOfDay(to.max) : null,
      reaching: wide === null ? null : { day, below: first },
    };
  }
}

/** The search of filters; null where they have none. */
export function queryOf({ q }: ClaimFilters): Query | null {
  if (q === null) return null;
  const query = parseQuery(q);
  if (!query.ok) throw new TypeError('A search has to be read before it is asked');
  return query.value;
}
