import { nameIn, type RecordNames, type Ref } from '../../people/activity/names-model.js';
import type { Page } from '../../platform/db/queries/page-of.js';
import { fieldsWith, type RecordForm, type Typed } from '../../platform/lib/fields/form-page.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';
import type { Viewer } from '../../platform/viewer.js';
import { FILTERS, wordOf } from '../../record/claims/model/filter-words.js';
import { CLAIM_ORDERS } from '../../vocabulary.js';
import { addressOf, mayEditView, mayKeepViews, mayShareViews } from './model.js';
import type { View } from './store.js';

export function viewsPage(page: Page<View>, nextHref: string | null, viewer: Viewer, names: RecordNames) {
  return {
    rows: page.rows.map((view) => ({
      href: addressOf(view),
      name: view.name,
      whose: whoseWord(view),
      shows: filtersInWords(view.query, names),
      editHref: mayEditView(viewer, view) ? `/views/${view.id}/edit` : null,
    })),
    nextHref,
    canKeep: mayKeepViews(viewer),
  };
}

/** A view in the trash, for those who can restore it. */
export function trashedViewPage(view: View, viewer: Viewer, names: RecordNames) {
  return {
    id: view.id,
    name: view.name,
    whose: whoseWord(view),
    shows: filtersInWords(view.query, names),
    canRestore: mayEditView(viewer, view),
  };
}

/** The filters are named in words; as an address they are folded away. */
export function viewFormPage({ id, version, typed, errors }: RecordForm, viewer: Viewer, names: RecordNames) {
  const field = fieldsWith(typed, errors);
  const shows = filtersInWords(typed.query ?? '', names);
  const name = field('name', 'Name', {
    kind: 'text',
    hint: shows === '' ? 'What the view shows, in a few words.' : `It shows: ${shows}.`,
  });
  const query = field('query', 'Filters, as an address', {
    kind: 'text',
    hint: 'The address of a filtered list, from its question mark.',
  });
  const shared = field('shared', 'Share with all users', {
    kind: 'checkbox',
    checked: 'on',
    hint: 'All users can see and use it; editors and admins can change it.',
  });
  const sharing = mayShareViews(viewer) || shared.error !== null ? [shared] : [];
  return {
    id,
    title: id === null ? 'Save a view' : 'Edit view',
    action: id === null ? '/views' : `/views/${id}`,
    cancelHref: '/views',
    submit: 'Save view',
    version,
    errors,
    fields: [name, ...sharing],
    more: [query],
    moreOpen: shows === '' || query.error !== null,
    compared: [name, query, ...sharing],
  };
}

/** A view as JSON; `address` is where it leads. */
export function viewJson(view: View) {
  const { id, name, query, version } = view;
  return { id, name, query, address: addressOf(view), shared: view.owner_id === null, version };
}

export function typedFromView({ name, query, owner_id }: View): Typed {
  return { name, query, ...(owner_id === null && { shared: 'on' }) };
}

function whoseWord({ owner_id }: View): string {
  return owner_id === null ? 'Shared' : 'Private';
}

/** The filters by the id of a record. */
const BY_NUMBER = ['speaker', 'source', 'outlet', 'occasion'] as const;

/** The records in the filters of views, for their names. */
export function recordsIn(views: readonly Pick<View, 'query'>[]): Ref[] {
  return views.flatMap(({ query }) => {
    const asked = new URLSearchParams(query);
    return BY_NUMBER.flatMap((kind) => {
      const id = Number(asked.get(kind));
      return Number.isSafeInteger(id) && id > 0 ? [{ kind, id }] : [];
    });
  });
}

function namedIn(filter: string, value: string, names: RecordNames): string | null {
  const kind = BY_NUMBER.find((one) => one === filter);
  return kind === undefined ? null : (nameIn(names, { kind, id: Number(value) })?.text ?? null);
}

/** ‘Words: blinken; Form: Fragment’, with the labels of the chips. */
function filtersInWords(query: string, names: RecordNames): string {
  const asked = new URLSearchParams(query);
  const filters = FILTERS.flatMap(([name, label]) => {
    const value = asked.get(name);
    if (value === null) return [];
    const word = namedIn(name, value, names) ?? wordOf(name, value);
    return [word === null ? label : `${label}: ${word}`];
  });
  const sort = asked.get('sort');
  if (sort === null) return filters.join('; ');
  return [...filters, `Order: ${CLAIM_ORDERS[sort as keyof typeof CLAIM_ORDERS] ?? sort}`].join('; ');
}

export const VIEW_COLUMNS: Columns<View> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  query: ({ query }) => query,
  address: (view) => addressOf(view),
  shared: ({ owner_id }) => owner_id === null,
};
