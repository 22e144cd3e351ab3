import type { Page } from '../../platform/db/queries/page-of.js';
import { type RecordForm, recordFormWords, type Typed } from '../../platform/lib/fields/form-page.js';
import { factsOf, fieldsJson, formFields, typedFromFields } from '../../platform/lib/fields/noun-fields.js';
import { mayWrite, reaches, type Viewer } from '../../platform/viewer.js';
import { OUTLET_KINDS } from '../../vocabulary.js';
import { OUTLET_FIELDS } from './fields.js';
import type { Outlet } from './store.js';

export function outletsPage(page: Page<Outlet>, q: string | null, nextHref: string | null, viewer: Viewer) {
  const rows = page.rows.map((outlet) => ({
    cells: [{ text: outlet.name, href: `/outlets/${outlet.id}` }, { text: wordKind(outlet) ?? 'Not given' }],
  }));
  return { ...LIST, q, nextHref, canAdd: mayWrite(viewer), table: { ...TABLE, rows } };
}

const LIST = {
  address: '/outlets',
  title: 'Outlets',
  sub: 'Publishers of sources: broadcasters, agencies, papers, ministries.',
  add: 'Add an outlet',
  find: 'Find by name',
  notFound: 'No outlets match',
  none: { title: 'No outlets yet', text: 'Outlets are added with their first source, or here.' },
} as const;

const TABLE = {
  id: 'outlets',
  caption: 'Outlets by name',
  head: 0,
  fitted: true,
  columns: [{ label: 'Name' }, { label: 'Kind' }],
} as const;

export function outletPage(outlet: Outlet, sourceCount: number, viewer: Viewer) {
  return {
    id: outlet.id,
    name: outlet.name,
    kind: wordKind(outlet),
    rows: [
      ...factsOf(FACTS, outlet),
      {
        term: 'Sources',
        text: sourceCount === 0 ? 'None yet' : sourceCount === 1 ? 'One source' : `${sourceCount} sources`,
        href: sourceCount === 0 ? null : `/sources?outlet=${outlet.id}`,
      },
    ],
    note: outlet.note,
    version: outlet.version,
    isTrashed: outlet.trashed_at !== null,
    canEdit: mayWrite(viewer) && outlet.trashed_at === null,
    canTrash: reaches(viewer.role, 'editor'),
  };
}

/** Fields with a place of their own on the page are not listed. */
const { name: _name, kind: _kind, note: _note, ...FACTS } = OUTLET_FIELDS;

export function outletFormPage({ id, version, typed, errors }: RecordForm) {
  return {
    ...recordFormWords('outlet', id),
    needs: 'Only the name is required.',
    version,
    errors,
    fields: formFields(OUTLET_FIELDS, typed, errors),
  };
}

/** An outlet as JSON: the columns of the record, without who saved it. */
export function outletJson(outlet: Outlet) {
  return { id: outlet.id, ...fieldsJson(OUTLET_FIELDS, outlet), version: outlet.version };
}

export function typedFromOutlet(outlet: Outlet): Typed {
  return typedFromFields(OUTLET_FIELDS, outlet);
}

function wordKind(outlet: Outlet): string | null {
  return outlet.kind === null ? null : OUTLET_KINDS[outlet.kind];
}
