import { invalidReply, type Reply } from '../../../platform/http/reply.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
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
    const typed = { ...typedFromSource(source), ...typedFrom(edit) };
    const page = sourceFormPage({ id: source.id, version, typed, errors });
    return { view: 'sources/form', title: page.title, section: 'sources', page: { ...page, conflict: null } };
  });
}

export const sourceAnswers = { formAgain, json: sourceJson };
