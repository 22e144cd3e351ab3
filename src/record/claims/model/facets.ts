import type { FacetCombo } from '../../../derived/search/index-store.js';
import { remembering } from '../../../engines/remembering.js';
import { type CappedCount, cappedCount } from '../../../platform/lib/capped-count.js';
import { ATTRIBUTION_STATUSES, FORMS, MATCH_STATES } from '../../../vocabulary.js';
import type { ClaimFilters } from '../model.js';
import { facetOf, facetTokensOf, type ListFacet } from './tokens.js';

/** A value by which the list can be filtered, and the number of its claims. */
export interface FacetValue extends CappedCount {
  readonly name: string;
}

/** Values without claims are left out. */
export type Facets = Readonly<Record<ListFacet, readonly FacetValue[]>>;

export interface Counted {
  readonly count: CappedCount;
  /** The number of claims beyond the cap too; null where not all were counted. */
  readonly total: number | null;
  readonly facets: Facets;
}

/** Maximum number of languages counted; the filter accepts others too. */
const MAX_LANGUAGES = 30;

type Tally = Map<ListFacet, Map<string, number>>;

/**
 * Counts a selection, and for each facet the claims of each value with all other filters as they are.
 * @param combos the claims that the filters beside the facets select
 */
export function countedAmong(
  combos: readonly FacetCombo[],
  filters: ClaimFilters,
  seesAll: boolean,
): Counted {
  const required = Object.entries(facetTokensOf(filters, seesAll)).flatMap(([facet, token]) =>
    token === null ? [] : [{ facet, tokens: [token].flat() }],
  );
  const parse = seesAll ? parseForAll : parseForPublic;
  const tally: Tally = new Map();
  let count = 0;
  for (const { facets, claims } of combos) {
    const { tokens, values } = parse(facets);
    if (!seesAll && !tokens.includes('_public')) continue;
    const missing = required.filter((one) => !one.tokens.some((token) => tokens.includes(token)));
    if (missing.length === 0) count += claims;
    if (missing.length > 1) continue;
    const only = missing[0]?.facet;
    for (const [facet, value] of values)
      if (only === undefined || only === facet) add(tally, facet, value, claims);
  }
  return { count: cappedCount(count), total: count, facets: facetsOf(tally) };
}

// Cached: a desk has some hundred combinations, of which every list reads most.
const parseForAll = remembering((facets) => parsed(facets, true));
const parseForPublic = remembering((facets) => parsed(facets, false));

function parsed(facets: string, seesAll: boolean) {
  const tokens = facets.split(' ');
  const values = tokens.map((token) => facetOf(token, seesAll)).filter((value) => value !== null);
  return { tokens, values };
}

function add(tally: Tally, facet: ListFacet, value: string, claims: number): void {
  const values = tally.get(facet) ?? new Map<string, number>();
  values.set(value, (values.get(value) ?? 0) + claims);
  tally.set(facet, values);
}

function facetsOf(tally: Tally): Facets {
  const named = (facet: ListFacet, names: readonly string[]): FacetValue[] =>
    names.flatMap((name) => {
      const n = tally.get(facet)?.get(name) ?? 0;
      return n > 0 ? [{ name, ...cappedCount(n) }] : [];
    });
  return {
    status: named('status', Object.keys(ATTRIBUTION_STATUSES)),
    match: named('match', Object.keys(MATCH_STATES)),
    form: named('form', Object.keys(FORMS)),
    language: named('language', [...(tally.get('language')?.keys() ?? [])].sort().slice(0, MAX_LANGUAGES)),
    stale: named('stale', ['yes']),
    waiting: named('waiting', ['yes']),
    questions: named('questions', ['yes']),
  };
}
