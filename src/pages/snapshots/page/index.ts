import { ENCODINGS } from '../../../engines/documents/encodings.js';
import { ACCEPTED, ACCEPTED_IN_WORDS } from '../../../engines/documents/kinds.js';
import { fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { mayWrite, seesRestricted, type Viewer } from '../../../platform/viewer.js';
import type { SourceCheck } from '../../../record/snapshots/check-store.js';
import { PAGE_READINGS, type SentFrom } from '../../../record/snapshots/input.js';
import { sentFromHref } from '../../../record/snapshots/keep-section.js';
import { copyRows } from '../../../record/snapshots/section.js';
import type { Snapshot } from '../../../record/snapshots/store.js';
import type { SourceRow } from '../../../record/sources/store.js';

export interface CopiesShown {
  readonly source: SourceRow;
  readonly copies: readonly Snapshot[];
  readonly check: SourceCheck | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The page of a quotation from which the form was sent; it is kept, so that the next attempt leads back there. */
  readonly from: SentFrom | null;
  readonly viewer: Viewer;
}

export function copiesPage({ source, copies, check, typed, errors, from, viewer }: CopiesShown) {
  return {
    title: source.title,
    errors,
    // Field ids include the way, and so do links to errors.
    errorsIn: typed.way ?? 'paste',
    copies: copyRows(source.id, copies, check),
    noCopy: seesRestricted(viewer) ? 'No saved copies yet.' : 'No saved copies to show.',
    canKeep: mayWrite(viewer) && source.trashed_at === null,
    back: from && { href: sentFromHref(from), claim_id: from.claimId, attribution_id: from.attributionId },
    ways: waysOf(`/sources/${source.id}/snapshots`, typed, errors),
  };
}

/** Three forms with one address. Each sends which it is, so that errors are shown in the right one. */
function waysOf(action: string, typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith({ reading: 'article', ...typed }, errors);
  const isKept = errors.some(({ path }) => path === 'again');
  const again = (way: string) => (isKept && (typed.way ?? 'paste') === way ? [againField(field, way)] : []);
  return [
    {
      ...{ way: 'fetch', action, title: 'Fetch the page', submit: 'Fetch and save' },
      fields: [...fetchFields(field), ...again('fetch')],
    },
    {
      ...{ way: 'upload', action, title: 'Upload a file', submit: 'Upload and save' },
      fields: [...uploadFields(field), ...again('upload')],
    },
    {
      ...{ way: 'paste', action, title: 'Paste the text', submit: 'Save text' },
      fields: [...pasteFields(field), ...again('paste')],
    },
  ];
}

type MakeField = ReturnType<typeof fieldsWith>;

function fetchFields(field: MakeField) {
  const hint = 'Fetched once, without signing in.';
  const url = field('url', 'Web address', { kind: 'url', form: 'fetch', hint });
  return [url, readingField(field, 'fetch'), encodingField(field, 'fetch')];
}

function uploadFields(field: MakeField) {
  const hint = `${ACCEPTED_IN_WORDS}. At most 20 MB.`;
  const file = { kind: 'file', form: 'upload', accept: ACCEPTED, hint };
  return [field('file', 'File', file), readingField(field, 'upload'), encodingField(field, 'upload')];
}

function readingField(field: MakeField, form: string) {
  return field('reading', 'Text of a web page', {
    ...{ kind: 'radios', inline: true, form, options: optionsOf(PAGE_READINGS) },
    hint: 'The article leaves out menus, adverts and comments; the whole page is saved either way.',
  });
}

function encodingField(field: MakeField, form: string) {
  return field('encoding', 'Encoding', {
    ...{ kind: 'select', optional: true, form, options: encodingOptions('Detect') },
    hint: 'Change it only if letters look wrong.',
  });
}

export function encodingOptions(none: string) {
  return [{ value: '', label: none }, ...optionsOf(ENCODINGS)];
}

/** Asked only where the text is saved already. */
function againField(field: MakeField, form: string) {
  const hint =
    form === 'upload' ? 'Choose the file again, too.' : 'Shows that the text was the same on another day.';
  return field('again', 'Save another copy of the same text', { kind: 'checkbox', form, hint, value: null });
}

function pasteFields(field: MakeField) {
  const hint = 'Only if it was not you.';
  return [
    field('text', 'Text of the source', {
      ...{ kind: 'textarea', rows: 14, form: 'paste', hint: 'Paste it unchanged.' },
    }),
    field('typed_in_by', 'Typed in by', { kind: 'text', optional: true, form: 'paste', hint }),
  ];
}
