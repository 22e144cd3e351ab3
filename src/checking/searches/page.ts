import { shortWords } from '../../engines/text/short-words.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import type { Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { reaches, type Viewer } from '../../platform/viewer.js';
import type { SearchFilters } from './input.js';
import { effortSection, type Refused, searchFields, searchRow } from './section.js';
import type { Search } from './store.js';

export function searchesPage(
  rows: readonly Search[],
  { show, mine }: SearchFilters,
  nextHref: string | null,
  viewer: Viewer,
) {
  return {
    show: show ?? 'open',
    mine: mine === true,
    isSignedIn: viewer.userId !== null,
    rows: rows.map((search) => ({ ...searchRow(search, viewer), acts: [], claim: claimOf(search) })),
    nextHref,
  };
}

export function searchPage(search: Search, viewer: Viewer) {
  const { acts, ...row } = searchRow(search, viewer);
  const claim = claimOf(search);
  return {
    ...row,
    title: row.where === null ? 'A search, erased' : `Search: ${shortWords(row.where, 100)}`,
    claim,
    meta: [
      ['Where', row.where],
      ['Search words', row.words],
      ['When', search.searched_on && formatEdtf(search.searched_on)],
      ['Outcome', row.outcome],
    ].flatMap(([term, text]) => (text ? [{ term: term ?? '', text }] : [])),
    isTrashed: search.trashed_at !== null,
    isClaimTrashed: search.claim_trashed_at !== null,
    canRestore: reaches(viewer.role, 'editor'),
    acts: search.trashed_at === null && search.claim_trashed_at === null ? acts : [],
  };
}

/** The searches for one claim, on their own page, which shows a form with errors. */
export function claimSearchesPage(
  claim: { readonly id: number; readonly text: string; readonly trashed_at: string | null },
  searches: readonly Search[],
  viewer: Viewer,
  refused: Refused,
) {
  const on = { claimId: claim.id, isTrashed: claim.trashed_at !== null };
  return {
    title: 'Searches for this quotation',
    section: effortSection(searches, viewer, on, refused),
  };
}

export interface SearchForm {
  readonly id: number;
  readonly version: number;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export function searchFormPage({ id, version, typed, errors }: SearchForm) {
  return {
    title: 'Edit search',
    action: `/searches/${id}`,
    cancelHref: `/searches/${id}`,
    submit: 'Save search',
    version,
    errors,
    fields: searchFields(typed, errors),
  };
}

export function typedFromSearch(search: Search): Typed {
  return {
    where: search.place,
    words: search.words,
    date: search.searched_on ?? '',
    outcome: search.outcome,
    result: search.result ?? '',
  };
}

/** The page that shows it with its claim. */
export function hrefOnClaim(search: { readonly id: number; readonly claim_id: number }): string {
  return `/claims/${search.claim_id}#search-${search.id}`;
}

function claimOf(search: Search) {
  return {
    href: `/claims/${search.claim_id}`,
    text: shortWords(search.claim_text),
    lang: search.claim_language,
    form: search.claim_form,
  };
}
