import type { Page } from '../../platform/db/queries/page-of.js';
import {
  foldFields,
  type RecordForm,
  recordFormWords,
  type Typed,
} from '../../platform/lib/fields/form-page.js';
import { factsOf, fieldsJson, formFields, typedFromFields } from '../../platform/lib/fields/noun-fields.js';
import { besideNames, pickFields, typedPick } from '../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../platform/lib/result.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { mayWrite, reaches, type Viewer } from '../../platform/viewer.js';
import { OCCASION_KINDS } from '../../vocabulary.js';
import { OCCASION_FIELDS } from './fields.js';
import type { Occasion, OccasionUses } from './store.js';

export function occasionsPage(
  page: Page<Occasion>,
  q: string | null,
  nextHref: string | null,
  viewer: Viewer,
) {
  const rows = page.rows.map((occasion) => ({
    cells: [
      occasion.date ? { text: '', date: occasion.date } : { text: 'Not known' },
      { text: occasion.name, href: `/occasions/${occasion.id}` },
      { text: wordKind(occasion) ?? 'Not given' },
      { text: occasion.place ?? 'Not known' },
    ],
  }));
  return { ...LIST, q, nextHref, canAdd: mayWrite(viewer), table: { ...TABLE, rows } };
}

const LIST = {
  address: '/occasions',
  title: 'Occasions',
  sub: 'Where and when something was said: meetings, press conferences, interviews, speeches, posts.',
  add: 'Add an occasion',
  find: 'Find by name or place',
  notFound: 'No occasions match',
  none: { title: 'No occasions yet', text: 'Occasions are added with their first quotation, or here.' },
} as const;

const TABLE = {
  id: 'occasions',
  caption: 'Occasions by date, newest first',
  head: 1,
  columns: [{ label: 'Date' }, { label: 'Name' }, { label: 'Kind' }, { label: 'Place' }],
} as const;

export interface OccasionShown {
  readonly occasion: Occasion;
  /** The source of its date and place, where the viewer may see it. */
  readonly source: { readonly id: number; readonly title: string } | undefined;
  readonly uses: OccasionUses;
}

/** Fields with a place of their own on the page are not listed. */
const { name: _name, kind: _kind, note: _note, ...FACTS } = OCCASION_FIELDS;

export function occasionPage({ occasion, source, uses }: OccasionShown, viewer: Viewer) {
  const isTrashed = occasion.trashed_at !== null;
  return {
    id: occasion.id,
    name: occasion.name,
    kind: wordKind(occasion),
    rows: [
      ...factsOf(FACTS, occasion),
      ...(source
        ? [{ term: 'Source of date and place', text: source.title, href: `/sources/${source.id}` }]
        : []),
      {
        term: 'Quotations',
        text: uses.claims === 0 ? 'No quotations yet' : howMany(uses.claims, 'quotation'),
        href: uses.claims === 0 ? null : `/claims?occasion=${occasion.id}`,
      },
    ],
    note: occasion.note,
    version: occasion.version,
    isTrashed,
    canEdit: mayWrite(viewer) && !isTrashed,
    canTrash: reaches(viewer.role, 'editor'),
  };
}

export function occasionFormPage({ id, version, typed, ...form }: RecordForm) {
  const errors = besideNames(form.errors, { source: 'source' });
  return {
    ...recordFormWords('occasion', id),
    needs: 'Only the name is required.',
    version,
    errors,
    ...foldFields(occasionFields(typed, errors), (name) => ['name', 'kind', 'date', 'place'].includes(name)),
  };
}

function occasionFields(typed: Typed, errors: readonly FieldError[]) {
  const { note, ...first } = OCCASION_FIELDS;
  return [
    ...formFields(first, typed, errors),
    ...pickFields(typed, errors, {
      at: 'source',
      label: 'Source of date and place',
      noun: 'source',
      optional: true,
      adds: false,
      hint: 'The title of a saved source.',
    }),
    ...formFields({ note }, typed, errors),
  ];
}

/** An occasion as JSON, without a source that the viewer may not see. */
export function occasionJson(occasion: Occasion, source?: { readonly id: number }) {
  const { note, ...fields } = fieldsJson(OCCASION_FIELDS, occasion);
  return { id: occasion.id, ...fields, source_id: source?.id ?? null, note, version: occasion.version };
}

/** The complete JSON, for those who may see and edit all of it. */
export function ownOccasionJson(occasion: Occasion) {
  return occasionJson(occasion, occasion.source_id === null ? undefined : { id: occasion.source_id });
}

export function typedFromOccasion(
  occasion: Occasion,
  source: { readonly id: number; readonly title: string } | undefined,
): Typed {
  return {
    ...typedFromFields(OCCASION_FIELDS, occasion),
    ...typedPick('source', 'source', source ? { id: source.id, name: source.title } : null),
  };
}

function wordKind(occasion: Occasion): string | null {
  return occasion.kind === null ? null : OCCASION_KINDS[occasion.kind];
}
