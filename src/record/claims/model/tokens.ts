import type { Token } from '../../../derived/search/model/compile-query.js';
import type { ClaimFilters } from '../model.js';

// Filters as index tokens: words in a column of their own, with names that no text can contain (written by
// derived/search/entry-store.ts).

/** The token for a record that does not exist; no entry has it. */
const NOTHING = '_none';

/** The tokens of a selection. `tagId` is the id of the requested tag, null where there is none. */
export function tokensOf(filters: ClaimFilters, tagId: number | null, seesAll: boolean): Token[] {
  const { speaker, source, outlet, occasion, tag } = filters;
  const tokens: (Token | number | null | undefined)[] = [
    seesAll ? null : '_public',
    speaker && `_sp_${speaker}`,
    source && `_so_${source}`,
    outlet && `_ou_${outlet}`,
    occasion && `_oc_${occasion}`,
    tag && (tagId === null ? NOTHING : `_tg_${tagId}`),
    ...Object.values(facetTokensOf(filters, seesAll)),
  ];
  return tokens.filter((token) => typeof token === 'string' || Array.isArray(token));
}

/** The filters by which a list can be narrowed with one click. */
export type ListFacet = 'status' | 'match' | 'form' | 'language' | 'stale' | 'waiting' | 'questions';

/** The same filters without these. */
export function withoutFacets(filters: ClaimFilters): ClaimFilters {
  const none = { status: null, match: null, form: null, language: null };
  return { ...filters, ...none, stale: null, waiting: null, questions: null };
}

/** The tokens that each of these filters requires, any of several; null for one that is not set. */
export function facetTokensOf(
  { status, match, form, language, stale, waiting, questions }: Pick<ClaimFilters, ListFacet>,
  seesAll: boolean,
): Readonly<Record<ListFacet, Token | null>> {
  return {
    status: status && `_st_${status}`,
    match: match?.map((state) => `${matchStart(seesAll)}${state}`) ?? null,
    form: form && `_fo_${form}`,
    language: language && `_la_${language.toLowerCase().replaceAll('-', '_')}`,
    stale: stale && '_stale',
    // Viewers without the permission get no results.
    waiting: waiting && (seesAll ? '_waiting' : NOTHING),
    questions: questions && '_ques',
  };
}

/** The facet and its value that a token of an entry stands for; null for one that stands for none to this viewer. */
export function facetOf(token: string, seesAll: boolean): readonly [ListFacet, string] | null {
  const value = token.slice(4);
  switch (token.slice(0, 4)) {
    case '_st_':
      return ['status', value];
    case matchStart(seesAll):
      return ['match', value];
    case '_fo_':
      return ['form', value];
    case '_la_':
      return ['language', Intl.getCanonicalLocales(value.replaceAll('_', '-'))[0] ?? value];
    case '_sta':
      return ['stale', 'yes'];
    case '_wai':
      return seesAll ? ['waiting', 'yes'] : null;
    case '_que':
      return ['questions', 'yes'];
    default:
      return null;
  }
}

/** Viewers of restricted copies see all mismatches; others those in public copies only. */
function matchStart(seesAll: boolean): '_ma_' | '_mp_' {
  return seesAll ? '_ma_' : '_mp_';
}

const NO_TOKENS: readonly (keyof ClaimFilters)[] = ['q', 'from', 'to', 'sort', 'after'];

/** Whether anything but dates filters the selection. */
export function hasTokens(filters: ClaimFilters): boolean {
  return Object.entries(filters).some(
    ([name, value]) => value !== null && !NO_TOKENS.includes(name as keyof ClaimFilters),
  );
}
