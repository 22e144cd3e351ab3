import type { Token } from '../../../derived/search/model/compile-query.js';
import type { ClaimFilters } from '../model.js';

// Filters as index tokens: words in a column of their own, with names that no text can contain (written by
// search/entries-sql.ts).

/** The token for a record that does not exist; no entry has it. */
const NOTHING = '_none';

/** The tokens of a selection. `tagId` is the id of the requested tag, null where there is none. */
export function tokensOf(filters: ClaimFilters, tagId: number | null, seesAll: boolean): Token[] {
  const { speaker, source, outlet, occasion, tag, form, language, status, match, stale, waiting } = filters;
  const tokens: (Token | number | null | undefined)[] = [
    seesAll ? null : '_public',
    speaker && `_sp_${speaker}`,
    source && `_so_${source}`,
    outlet && `_ou_${outlet}`,
    occasion && `_oc_${occasion}`,
    tag && (tagId === null ? NOTHING : `_tg_${tagId}`),
    form && `_fo_${form}`,
    language && `_la_${language.toLowerCase().replaceAll('-', '_')}`,
    status && `_st_${status}`,
    // Viewers of restricted copies filter by all mismatches; others by those in public copies only.
    match?.map((state) => `${seesAll ? '_ma_' : '_mp_'}${state}`),
    stale && '_stale',
    // Viewers without the permission get no results.
    waiting && (seesAll ? '_waiting' : NOTHING),
  ];
  return tokens.filter((token) => typeof token === 'string' || Array.isArray(token));
}

const NO_TOKENS: readonly (keyof ClaimFilters)[] = ['q', 'from', 'to', 'sort', 'after'];

/** Whether anything but dates filters the selection. */
export function hasTokens(filters: ClaimFilters): boolean {
  return Object.entries(filters).some(
    ([name, value]) => value !== null && !NO_TOKENS.includes(name as keyof ClaimFilters),
  );
}
