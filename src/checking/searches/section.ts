import type { Typed } from '../../platform/lib/fields/form-page.js';
import { formFields } from '../../platform/lib/fields/noun-fields.js';
import type { FieldError } from '../../platform/lib/result.js';
import { mayWrite, reaches, type Viewer } from '../../platform/viewer.js';
import { SEARCH_OUTCOMES } from '../../vocabulary.js';
import { SEARCH_FIELDS } from './fields.js';
import type { Search, SearchesPart } from './store.js';

// The searches section of a claim's page (views/searches/section.ejs). A file of its own, since the page of another
// noun imports it.

/** Rejected input; empty on a newly opened page. */
export interface Refused {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The data of the section. `form` is null for those who may not write, and while the claim is in the trash. */
export function searchesSection(
  claim: { readonly id: number; readonly trashed_at: string | null },
  { rows, next, all, open }: SearchesPart,
  viewer: Viewer,
  refused: Refused = { typed: {}, errors: [] },
) {
  const count = all === 0 ? 'none logged' : `${all} logged`;
  return {
    count: open === 0 ? count : `${count}, ${all === 1 ? '' : `${open} `}open`,
    searches: rows.map((search) => searchRow(search, viewer)),
    nextHref: next && searchesHref(claim.id, next),
    form: mayWrite(viewer) && claim.trashed_at === null ? searchForm(claim.id, refused) : null,
  };
}

/** The address of a part of the searches for a claim. */
export function searchesHref(claimId: number, after: string, suffix = ''): string {
  return `/claims/${claimId}/searches${suffix}?${new URLSearchParams({ after })}`;
}

export function searchRow(search: Search, viewer: Viewer) {
  const isErased = search.erased_by !== null;
  const href = `/searches/${search.id}`;
  const about = `the search of ${search.author}`;
  const { version } = search;
  const trash = { label: 'Move to the trash', action: `${href}/trash`, version, danger: true, about };
  return {
    id: search.id,
    href,
    outcome: SEARCH_OUTCOMES[search.outcome],
    isOpen: search.outcome === 'open',
    isErased,
    where: isErased ? null : search.place,
    words: isErased ? null : search.words,
    date: search.searched_on,
    result: search.result,
    by: search.author,
    at: search.created_at,
    acts: [
      ...(mayWrite(viewer) ? [{ label: 'Edit', href: `${href}/edit`, about }] : []),
      ...(reaches(viewer.role, 'editor') && mayWrite(viewer) ? [trash] : []),
    ],
  };
}

function searchForm(claimId: number, { typed, errors }: Refused) {
  return {
    form: 'search',
    action: `/claims/${claimId}/searches`,
    isOpen: errors.length > 0,
    errors,
    fields: formFields(SEARCH_FIELDS, typed, errors).map((field) => ({ ...field, form: 'search' })),
  };
}
