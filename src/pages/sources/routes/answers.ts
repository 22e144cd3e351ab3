import { conflictWith } from '../../../platform/http/outcomes.js';
import { invalidReply, type Page, type Reply } from '../../../platform/http/reply.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { SourceRow } from '../../../record/sources/store.js';
import { sourceFormPage, typedFromSource } from '../page/form.js';
import { sourceJson } from '../page.js';

// What the pages of saved copies answer about a source.

interface Sent {
  readonly version: number | null;
  /** What the source would become. */
  readonly edit: object;
  readonly errors: readonly FieldError[];
}

function formAgain(source: SourceRow, { version, edit, errors }: Sent): Reply {
  return invalidReply(errors, () => {
    const page = sourceFormPage({ id: source.id, version, typed: withEdit(source, edit), errors });
    return formView(page, null);
  });
}

function conflictPage(current: SourceRow, edit: object): Page {
  const { id, version } = current;
  const page = sourceFormPage({ id, version, typed: withEdit(current, edit), errors: [] });
  return formView(page, conflictWith(page.compared, typedFromSource(current)));
}

/** The form of the source as it would become: an edit of its outlet or authors replaces them whole. */
function withEdit(source: SourceRow, edit: object): Typed {
  const isEdited = (name: string) => Object.hasOwn(edit, name.split('.', 1)[0] ?? '');
  const kept = Object.entries(typedFromSource(source)).filter(([name]) => !isEdited(name));
  return { ...Object.fromEntries(kept), ...typedFrom(edit) };
}

/** The page of a form. @param conflict the fields that somebody else saved meanwhile; null for none */
export function formView(form: { readonly title: string }, conflict: readonly object[] | null): Page {
  return { view: 'sources/form', title: form.title, section: 'sources', page: { ...form, conflict } };
}

export const sourceAnswers = { formAgain, conflictPage, json: sourceJson };
