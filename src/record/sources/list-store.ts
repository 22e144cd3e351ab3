import { type RawBuilder, sql } from 'kysely';
import { citationsOfSource } from '../../derived/visibility/uses-store.js';
import { countAmong, countsOfEach, LISTED_ID } from '../../platform/db/queries/count.js';
import { holdsFolded } from '../../platform/db/queries/holds.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import { MAX_COUNTED } from '../../platform/lib/capped-count.js';
import type { SourceType } from '../../vocabulary.js';
import { SourceReader, type SourceRow } from './store.js';

export interface SourceFilters {
  /** Matches titles, regardless of case. */
  readonly q: string | null;
  readonly outlet: number | null;
  readonly type: SourceType | null;
  readonly copies: 'yes' | 'no' | null;
  /** Nothing for those who see only what readers see. */
  readonly shown: 'without' | 'hidden' | null;
  /** Null for titles in alphabetical order. */
  readonly sort: 'published' | 'newest' | null;
  readonly after: string | null;
}

/** How much there is of a source. Each is at most one above `MAX_COUNTED`. */
export interface SourceCounts {
  readonly quotations: number;
  /** Saved copies that the viewer may see. */
  readonly copies: number;
}

const ORDERS = {
  title: { direction: 'asc', keys: [{ column: 'sources.title', collate: 'nocase' }, 'sources.id'] },
  published: { direction: 'desc', keys: ['sources.issued_min', 'sources.id'] },
  newest: { direction: 'desc', keys: ['sources.id'] },
} as const;

const ROWS = 50;

/** Reads lists of sources that one viewer may see. */
export class SourceListReader extends SourceReader {
  async page({ after, ...filters }: SourceFilters): Promise<Page<SourceRow>> {
    return pageOf(this.selected(filters), { ...ORDERS[filters.sort ?? 'title'], after, limit: ROWS });
  }

  /** How many there are, at most one above `MAX_COUNTED`. */
  async count(filters: Omit<SourceFilters, 'after'>): Promise<number> {
    // In the order of an index, which the limit then reads as far as it needs.
    const some = this.selected(filters)
      .clearSelect()
      .select('sources.id')
      .orderBy(sql`sources.title collate nocase`)
      .limit(MAX_COUNTED + 1);
    return countAmong(this.db, some);
  }

  async counts(ids: readonly number[]): Promise<ReadonlyMap<number, SourceCounts>> {
    const quotations = this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select('attributions.claim_id')
      .distinct()
      .where('attributions.source_id', '=', LISTED_ID)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
    return countsOfEach(this.db, ids, { quotations, copies: this.copies(LISTED_ID) });
  }

  private selected({ q, outlet, type, copies, shown }: Omit<SourceFilters, 'after'>) {
    let query = this.visibleRows().where('sources.trashed_at', 'is', null);
    if (q !== null) query = query.where(holdsFolded('sources.title', q));
    if (type !== null) query = query.where('sources.type', '=', type);
    if (copies !== null) {
      const saved = sql<boolean>`exists ${this.copies(sql.ref('sources.id'))}`;
      query = query.where(copies === 'yes' ? saved : sql<boolean>`not ${saved}`);
    }
    if (shown === 'without')
      query = query.where('sources.shown', '<>', 'when_cited').where((eb) => eb.not(citationsOfSource()));
    if (shown !== null) {
      const isShown = visibleTo({ seesRestricted: false }).record('source');
      query = query.where((eb) => (shown === 'without' ? isShown : eb.not(isShown)));
    }
    if (outlet === null) return query;
    const published = this.db
      .selectFrom('outlets')
      .select('outlets.id')
      .where('outlets.id', '=', outlet)
      .where(this.visible.record('outlet'));
    return query.where('sources.outlet_id', '=', outlet).where((eb) => eb.exists(published));
  }

  private copies(source: RawBuilder<number>) {
    return this.db
      .selectFrom('snapshots')
      .select('snapshots.id')
      .where('snapshots.source_id', '=', source)
      .where('snapshots.trashed_at', 'is', null)
      .where(this.visible.snapshots());
  }
}
