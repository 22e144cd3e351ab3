import { mayWrite, reaches, type Viewer } from '../accounts/model.js';
import type { Page } from '../db/page-of.js';
import { fieldsWith, optionsOf, type RecordForm, recordFormWords, type Typed } from '../lib/form-page.js';
import { OUTLET_KINDS } from '../vocabulary.js';
import type { Outlet } from './store.js';

export function outletsPage(page: Page<Outlet>, q: string | null, nextHref: string | null, viewer: Viewer) {
  return {
    q,
    rows: page.rows.map((outlet) => ({
      href: `/outlets/${outlet.id}`,
      name: outlet.name,
      kind: wordKind(outlet),
    })),
    nextHref,
    canAdd: mayWrite(viewer),
  };
}

export function outletPage(outlet: Outlet, sourceCount: number, viewer: Viewer) {
  return {
    id: outlet.id,
    name: outlet.name,
    kind: wordKind(outlet),
    url: outlet.url,
    note: outlet.note,
    version: outlet.version,
    sourceCount,
    sourcesHref: `/sources?outlet=${outlet.id}`,
    isTrashed: outlet.trashed_at !== null,
    canEdit: mayWrite(viewer) && outlet.trashed_at === null,
    canTrash: reaches(viewer.role, 'editor'),
  };
}

export function outletFormPage({ id, version, typed, errors }: RecordForm) {
  const field = fieldsWith(typed, errors);
  return {
    ...recordFormWords('outlet', id),
    needs: 'Only the name is needed.',
    version,
    errors,
    fields: [
      field('name', 'Name', { kind: 'text' }),
      field('kind', 'Kind', { kind: 'select', optional: true, options: optionsOf(OUTLET_KINDS, 'Not said') }),
      field('url', 'Web address', {
        kind: 'url',
        optional: true,
        hint: 'Its front page, beginning with https://',
      }),
      field('note', 'Note', {
        kind: 'textarea',
        optional: true,
        hint: 'Who owns or runs it, if that matters to how it reports.',
      }),
    ],
  };
}

/** An outlet as JSON: the same columns as the record, without who keeps it. */
export function outletJson(outlet: Outlet) {
  const { id, name, kind, url, note, version } = outlet;
  return { id, name, kind, url, note, version };
}

export function typedFromOutlet(outlet: Outlet): Typed {
  return { name: outlet.name, kind: outlet.kind ?? '', url: outlet.url ?? '', note: outlet.note ?? '' };
}

function wordKind(outlet: Outlet): string | null {
  return outlet.kind === null ? null : OUTLET_KINDS[outlet.kind];
}
