import { fieldsWith, optionsOf, type Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { mayWrite, reaches, type Viewer } from '../../platform/viewer.js';
import { SEARCH_OUTCOMES } from '../../vocabulary.js';
import type { Search } from './store.js';

// The searches section of a claim's page (views/searches/section.ejs). A file of its own, since the page of another
// noun imports it.

/** Rejected input; empty on a newly opened page. */
export interface Refused {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

const NOTHING: Refused = { typed: {}, errors: [] };

export interface EffortOn {
  readonly claimId: number;
  /** Nothing can be added while the claim is in the trash. */
  readonly isTrashed: boolean;
}

/** The data of the section. `form` is null for those who may not write. */
export function effortSection(
  searches: readonly Search[],
  viewer: Viewer,
  { claimId, isTrashed }: EffortOn,
  refused: Refused = NOTHING,
) {
  const open = searches.filter(({ outcome }) => outcome === 'open').length;
  const count = searches.length === 0 ? 'none logged' : howMany(searches.length, 'search', 'searches');
  return {
    count: open === 0 ? count : `${count}, ${searches.length === 1 ? '' : `${open} `}still open`,
    searches: searches.map((search) => searchRow(search, viewer)),
    form: mayWrite(viewer) && !isTrashed ? searchForm(claimId, refused) : null,
  };
}

export function searchRow(search: Search, viewer: Viewer) {
  const isErased = search.erased_by !== null;
  const href = `/searches/${search.id}`;
  const about = `the search of ${search.author}`;
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
      ...(reaches(viewer.role, 'editor') && mayWrite(viewer)
        ? [
            {
              label: 'Move to the trash',
              action: `${href}/trash`,
              version: search.version,
              danger: true,
              about,
            },
          ]
        : []),
    ],
  };
}

function searchForm(claimId: number, { typed, errors }: Refused) {
  return {
    form: 'search',
    action: `/claims/${claimId}/searches`,
    isOpen: errors.length > 0,
    errors,
    fields: searchFields(typed, errors).map((field) => ({ ...field, form: 'search' })),
  };
}

/** In the order in which one would describe a search. */
export function searchFields(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return [
    field('where', 'Where', {
      kind: 'text',
      hint: 'An archive, site, recording or search engine, precise enough to repeat the search.',
    }),
    field('words', 'Search words', { kind: 'textarea', rows: 2 }),
    field('date', 'When', {
      kind: 'date',
      half: true,
      optional: true,
      hint: 'Such as 19 June 2023 or June 2023.',
    }),
    field('outcome', 'Outcome', {
      kind: 'select',
      half: true,
      options: optionsOf(SEARCH_OUTCOMES, 'Choose one'),
    }),
    field('result', 'Result', { kind: 'textarea', rows: 3, optional: true }),
  ];
}
