import type { Token } from '../../derived/search/query/compile.js';
import type { ClaimFilters } from './model.js';

// Filters as the index knows them: words that stand in a column of their own, under names that no text can hold
// (search/entries-sql.ts writes them).

/** What a filter by something that is not there asks for: no entry has it. */
const NOTHING = '_none';

/** The tokens of a selection. `tagId` is the number of the tag asked for, null where there is no such tag. */
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
    // Who sees every copy is told of every difference; all others, of those in copies that everybody may see.
    match?.map((state) => `${seesAll ? '_ma_' : '_mp_'}${state}`),
    stale && '_stale',
    // Who may not know of it is told nothing by it.
    waiting && (seesAll ? '_waiting' : NOTHING),
  ];
  return tokens.filter((token) => typeof token === 'string' || Array.isArray(token));
}

const NO_TOKENS: readonly (keyof ClaimFilters)[] = ['q', 'from', 'to', 'sort', 'after'];

/** Whether no filter but dates narrows the selection. */
export function hasTokens(filters: ClaimFilters): boolean {
  return Object.entries(filters).some(
    ([name, value]) => value !== null && !NO_TOKENS.includes(name as keyof ClaimFilters),
  );
}
