import { shortWords } from '../../engines/text/short-words.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { optionsOf, type Typed } from '../../platform/lib/fields/form-page.js';
import { formFields, typedFromFields } from '../../platform/lib/fields/noun-fields.js';
import type { FieldError } from '../../platform/lib/result.js';
import { reaches, type Viewer } from '../../platform/viewer.js';
import { SEARCH_FIELDS } from './fields.js';
import type { SearchFilters } from './input.js';
import { type Refused, searchesSection, searchRow } from './section.js';
import type { Search, SearchesPart } from './store.js';

export function searchesPage(
  rows: readonly Search[],
  { show, mine }: SearchFilters,
  nextHref: string | null,
  viewer: Viewer,
) {
  return {
    fields: [
      { name: 'show', label: 'Show', kind: 'select', short: true, value: show ?? 'open', options: SHOWN },
      ...(viewer.userId === null ? [] : [{ ...MINE, value: mine === true }]),
    ],
    rows: rows.map((search) => ({ ...searchRow(search, viewer), acts: [], claim: claimOf(search) })),
    nextHref,
  };
}

const SHOWN = optionsOf({ open: 'Still looking', all: 'All' });
const MINE = { name: 'mine', label: 'Logged by me', kind: 'checkbox' } as const;

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
  claim: { readonly id: number; readonly trashed_at: string | null },
  searches: SearchesPart,
  viewer: Viewer,
  refused: Refused,
) {
  const section = searchesSection(claim, searches, viewer, refused);
  return { title: 'Searches for this quotation', section };
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
    fields: formFields(SEARCH_FIELDS, typed, errors),
  };
}

export function typedFromSearch(search: Search): Typed {
  return typedFromFields(SEARCH_FIELDS, { ...search });
}

/** The page that shows it with its claim. */
export function hrefOnClaim(search: { readonly id: number; readonly claim_id: number }): string {
  return `/claims/${search.claim_id}#search-${search.id}`;
}

function claimOf(search: Search) {
  return {
    href: `/claims/${search.claim_id}`,
    text: search.claim_text,
    lang: search.claim_language,
    form: search.claim_form,
  };
}
