import { ClaimIndexReader } from '../../derived/search/index-store.js';
import { ReadCache } from '../../platform/db/queries/read-cache.js';
import type { Db } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { ATTRIBUTION_STATUSES, FORMS, MATCH_STATES } from '../../vocabulary.js';
import { ClaimFinder, type Count } from './finder-store.js';
import type { ClaimFilters } from './model.js';

/** A value by which the list can be filtered, and the number of its claims. */
export interface FacetValue extends Count {
  readonly name: string;
}

export type Facet = 'status' | 'match' | 'form' | 'language' | 'stale' | 'waiting';
/** Values without claims are left out. */
export type Facets = Readonly<Record<Facet, readonly FacetValue[]>>;

export interface Counted {
  readonly count: Count;
  readonly facets: Facets;
}

/** Maximum number of languages counted; the filter accepts others too. */
const MAX_LANGUAGES = 30;
/** Maximum number of cached results. */
const MAX_KEPT = 200;

/** Counts the claims of a list, and of each value it can be filtered by. */
export class ClaimCounts {
  private readonly db: Db;
  private readonly kept: ReadCache<Counted>;

  constructor(db: Db) {
    this.db = db;
    this.kept = new ReadCache(db, MAX_KEPT);
  }

  async of(filters: ClaimFilters, viewer: Viewer): Promise<Counted> {
    const { after: _, sort: __, ...selection } = filters;
    const key = JSON.stringify([seesRestricted(viewer), selection]);
    return this.kept.getOrRead(key, () => this.counted(filters, viewer));
  }

  private async counted(filters: ClaimFilters, viewer: Viewer): Promise<Counted> {
    const finder = new ClaimFinder(this.db, viewer);
    const facet = async (name: Facet, values: readonly string[]) => {
      const counts: FacetValue[] = [];
      for (const value of values) {
        const count = await finder.count({ ...filters, [name]: name === 'match' ? [value] : value });
        if (count.value > 0) counts.push({ name: value, ...count });
      }
      return counts;
    };
    return {
      count: await finder.count(filters),
      facets: {
        status: await facet('status', Object.keys(ATTRIBUTION_STATUSES)),
        match: await facet('match', Object.keys(MATCH_STATES)),
        form: await facet('form', Object.keys(FORMS)),
        language: await facet('language', await this.languages()),
        stale: await facet('stale', ['yes']),
        waiting: seesRestricted(viewer) ? await facet('waiting', ['yes']) : [],
      },
    };
  }

  private async languages(): Promise<string[]> {
    const tokens = await new ClaimIndexReader(this.db).tokensLike('_la_');
    return tokens
      .slice(0, MAX_LANGUAGES)
      .flatMap((token) => Intl.getCanonicalLocales(token.slice('_la_'.length).replaceAll('_', '-')));
  }
}
