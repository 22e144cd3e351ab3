import type { Page } from '../../platform/db/queries/page-of.js';
import { type RecordForm, recordFormWords, type Typed } from '../../platform/lib/fields/form-page.js';
import { factsOf, fieldsJson, formFields, typedFromFields } from '../../platform/lib/fields/noun-fields.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { mayWrite, reaches, type Viewer } from '../../platform/viewer.js';
import { OUTLET_KINDS } from '../../vocabulary.js';
import { OUTLET_FIELDS } from './fields.js';
import type { Outlet } from './store.js';

export function outletsPage(page: Page<Outlet>, q: string | null, nextHref: string | null, viewer: Viewer) {
  const rows = page.rows.map((outlet) => ({
    cells: [{ text: outlet.name, href: `/outlets/${outlet.id}` }, { text: listedKind(outlet) }],
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

/** @param counts its sources, and the sources of quotations among them */
export function outletPage(
  outlet: Outlet,
  { sources: sourceCount, attributions }: { readonly sources: number; readonly attributions: number },
  viewer: Viewer,
) {
  return {
    id: outlet.id,
    name: outlet.name,
    kind: wordKind(outlet),
    rows: [
      ...factsOf(FACTS, outlet),
      ...(outlet.is_ours === 1 ? [ownPieces(outlet, attributions)] : []),
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
const { name: _name, kind: _kind, note: _note, is_ours: _ours, ...FACTS } = OUTLET_FIELDS;

/** What became of the quotations that cited its pieces before it was marked as ours. */
function ownPieces({ id }: Outlet, attributions: number) {
  const counted = howMany(attributions, 'source of a quotation is', 'sources of quotations are');
  const text = `Its pieces do not count as sources. ${counted} marked “our own piece”.`;
  return attributions === 0
    ? { term: 'Ours', text: 'Its pieces do not count as sources.', href: null }
    : { term: 'Ours', text, href: `/claims?outlet=${id}` };
}

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

function listedKind(outlet: Outlet): string {
  const kind = wordKind(outlet) ?? 'Not given';
  return outlet.is_ours === 1 ? `${kind}, ours` : kind;
}

function wordKind(outlet: Outlet): string | null {
  return outlet.kind === null ? null : OUTLET_KINDS[outlet.kind];
}
