import { ReadCache } from '../../platform/db/queries/read-cache.js';
import type { Db } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { ClaimFinder } from './finder-store.js';
import { type Counted, countedAmong, type Facets, type FacetValue } from './model/facets.js';
import { type CountedRecords, countedRecords, mostFrequent } from './model/frequent.js';
import type { ListFacet } from './model/tokens.js';
import type { ClaimFilters } from './model.js';
import { namesOfRecords } from './record-names-store.js';

/** Maximum number of cached results. */
const MAX_KEPT = 200;
/** Maximum number of matches of which each is looked at; of more, each value is counted by a query of its own. */
const MAX_READ = 3_000;

/** Maximum number of matches whose records are counted: their tokens are long. */
const MAX_COUNTED_RECORDS = 1_000;
/** Of a longer list, so many of the newest claims say which records are frequent in it. */
const MAX_SAMPLE = 300;

/** Counts the claims of a list, and of each value it can be filtered by. */
export class ClaimCounts {
  private readonly db: Db;
  private readonly maxRead: number;
  private readonly kept: ReadCache<Counted>;
  private readonly keptRecords: ReadCache<CountedRecords>;

  constructor(db: Db, maxRead = MAX_READ) {
    this.db = db;
    this.maxRead = maxRead;
    this.kept = new ReadCache(db, MAX_KEPT);
    this.keptRecords = new ReadCache(db, MAX_KEPT);
  }

  async of(filters: ClaimFilters, viewer: Viewer): Promise<Counted> {
    const { after: _, sort: __, ...selection } = filters;
    const key = JSON.stringify([seesRestricted(viewer), selection]);
    return this.kept.getOrRead(key, () => this.counted(filters, viewer));
  }

  /** The records and tags that the most claims of a list have; without numbers where it has too many claims. */
  async recordsOf(filters: ClaimFilters, viewer: Viewer): Promise<CountedRecords> {
    const { after: _, sort: __, ...selection } = filters;
    const key = JSON.stringify([seesRestricted(viewer), selection]);
    return this.keptRecords.getOrRead(key, async () => {
      const { total } = await this.of(filters, viewer);
      const most = Math.min(this.maxRead, MAX_COUNTED_RECORDS);
      const isWhole = total !== null && total <= most;
      const finder = new ClaimFinder(this.db, viewer);
      const tokens = await finder.recordTokens(filters, isWhole ? most : MAX_SAMPLE);
      const frequent = mostFrequent(tokens);
      const names = await namesOfRecords(this.db, viewer, frequent);
      return countedRecords(frequent, names, isWhole);
    });
  }

  private async counted(filters: ClaimFilters, viewer: Viewer): Promise<Counted> {
    const finder = new ClaimFinder(this.db, viewer);
    const seesAll = seesRestricted(viewer);
    const { combos, isWhole } = await finder.facets(filters, this.maxRead);
    const counted = countedAmong(combos, filters, seesAll);
    if (isWhole) return counted;
    const possible = countedAmong(await finder.allFacets(), filters, seesAll);
    return countedByValue(finder, filters, possible.facets, counted);
  }
}

/**
 * @param possible the values that any claim has together with the facets among the filters
 * @param atLeast what some of the claims come to: where that is more than is shown, nothing has to be counted
 */
async function countedByValue(
  finder: ClaimFinder,
  filters: ClaimFilters,
  possible: Facets,
  atLeast: Counted,
): Promise<Counted> {
  const facets: Record<ListFacet, FacetValue[]> = {
    status: [],
    match: [],
    form: [],
    language: [],
    stale: [],
    waiting: [],
    questions: [],
  };
  for (const [facet, values] of Object.entries(possible) as [ListFacet, readonly FacetValue[]][])
    for (const { name } of values) {
      const known = atLeast.facets[facet].find((value) => value.name === name);
      const count = known?.capped
        ? known
        : await finder.count({ ...filters, [facet]: facet === 'match' ? [name] : name });
      if (count.value > 0) facets[facet].push({ name, value: count.value, capped: count.capped });
    }
  const count = atLeast.count.capped ? atLeast.count : await finder.count(filters);
  return { count, total: count.capped ? null : count.value, facets };
}
