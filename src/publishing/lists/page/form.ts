import { fieldsWith, type RecordForm, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { mayWrite, type Viewer } from '../../../platform/viewer.js';
import { DEFAULT_KIND, DEFAULT_LOCALE } from '../model.js';
import type { List, OfferedList } from '../store.js';
import { printingFields } from './printing.js';

export function listFormPage({ id, version, typed, errors }: RecordForm, viewer: Viewer) {
  const shown = { locale: DEFAULT_LOCALE, kind: DEFAULT_KIND, ...typed };
  const field = fieldsWith(shown, errors);
  const [style, locale, kind] = printingFields(shown, errors);
  return {
    title: id === null ? 'New list' : 'Edit list',
    action: id === null ? '/lists' : `/lists/${id}`,
    cancelHref: id === null ? '/lists' : `/lists/${id}`,
    submit: id === null ? 'Create list' : 'Save list',
    version,
    errors,
    fields: [
      field('title', 'Title', { kind: 'text', hint: 'Printed at the top of the exported list.' }),
      { ...style, half: true },
      { ...locale, half: true },
      kind,
      field('note', 'Note', {
        kind: 'textarea',
        optional: true,
        hint: 'What the list is for. Not exported.',
      }),
      ...(mayWrite(viewer)
        ? [
            field('shared', 'Share with all users', {
              kind: 'checkbox',
              checked: 'on',
              hint: 'All users can see it; checkers, editors and admins can change it.',
            }),
          ]
        : []),
      ...claimsOf(id, typed, field),
    ],
  };
}

/** Where claims were ticked and the list or the claims are missing. */
export function tickedFormPage(lists: readonly OfferedList[], typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  const choices = lists.map(({ id, title }) => ({ value: String(id), label: title }));
  return {
    title: 'Add quotations to a list',
    action: '/lists/items',
    cancelHref: '/claims',
    submit: 'Add to list',
    version: null,
    errors,
    conflict: null,
    fields: [
      field('list_id', 'List', {
        kind: 'select',
        options: [{ value: '', label: 'Choose one' }, ...choices],
      }),
      ...claimsOf(null, typed, field),
    ],
  };
}

/** Claims that were ticked before the list had a title stay in the form. */
function claimsOf(id: number | null, typed: Typed, field: ReturnType<typeof fieldsWith>) {
  if (id !== null) return [];
  const ticked = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith('claim_ids') ? [value] : [],
  );
  const own = field('claim_ids', 'Quotations', {
    kind: 'text',
    optional: true,
    hint: 'Their numbers, separated by commas: 42, 57. You can add more later.',
  });
  return [{ ...own, value: ticked.join(', ') || null }];
}

/** @param style the title of its style */
export function typedFromList(list: List, style: string): Typed {
  return {
    title: list.title,
    style,
    locale: list.locale,
    kind: list.kind,
    note: list.note ?? '',
    ...(list.owner_id === null && { shared: 'on' }),
  };
}
