import { fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import { styleField } from '../../../platform/lib/fields/style-field.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { LIST_KINDS } from '../../../vocabulary.js';
import { withLongTextsCut } from '../../citations/model/beginning.js';
import { exceptionsInWords } from '../../citations/model/exceptions.js';
import type { Preview, PreviewedEntry } from '../../citations/preview-section.js';
import { LOCALES, partHref } from '../model.js';
import type { List } from '../store.js';

/** What was typed into a form, and what is wrong with it. */
export interface FormShown {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** How a list is printed, in words and as a form. @param after the part to return to */
export function printingShown(
  { id, locale, kind }: List,
  { style, after }: { readonly style: string; readonly after: string | null },
  { typed, errors }: FormShown,
) {
  return {
    words: [style, localesWith(locale)[locale], LIST_KINDS[kind]].join(' · '),
    action: partHref(`/lists/${id}/printing`, after),
    fields: printingFields({ style, locale, kind, ...typed }, errors, 'printing'),
  };
}

/** The form in which those who may not change a list choose a style for themselves: the address has it. */
export function readingShown({ id }: Pick<List, 'id'>, style: string, { typed, errors }: FormShown) {
  const more = { form: 'reading', hint: 'For you alone. The list keeps its own.' };
  const field = fieldsWith({ style, ...typed }, errors);
  return { action: `/lists/${id}`, fields: [styleField(field, errors, more)] };
}

/**
 * The style of a list, the language of its citations, and what it prints. @param form tells these fields from those of
 * another form on the page
 */
export function printingFields(typed: Typed, errors: readonly FieldError[], form = '') {
  const field = fieldsWith(typed, errors);
  const [locales, kinds] = [optionsOf(localesWith(typed.locale)), optionsOf(LIST_KINDS)];
  return [
    styleField(field, errors, { form }),
    field('locale', 'Citation language', { form, kind: 'select', options: locales }),
    field('kind', 'Kind of list', { form, kind: 'select', options: kinds }),
  ] as const;
}

/** A locale that JSON chose stays available. */
function localesWith(chosen: string | undefined): Readonly<Record<string, string>> {
  return chosen === undefined || chosen in LOCALES ? LOCALES : { [chosen]: chosen, ...LOCALES };
}

/** What the page shows of words, in UTF-16 code units. The files have the whole. */
const MAX_WORDS_UTF16 = 2_000;

function shortened({ paragraphs, note, ...entry }: PreviewedEntry): PreviewedEntry {
  return {
    ...entry,
    paragraphs: paragraphs.map((one) => withLongTextsCut(one, MAX_WORDS_UTF16)),
    note: note && { ...note, content: withLongTextsCut(note.content, MAX_WORDS_UTF16) },
  };
}

/** The printed entries, and a sentence for each reason why some are not. */
export function previewShown(preview: Preview | null) {
  const isPrinted = ({ paragraphs }: PreviewedEntry): boolean => paragraphs.length > 0;
  const others = (preview?.entries ?? []).filter((entry) => !isPrinted(entry));
  return {
    preview: preview?.entries.filter(isPrinted).map(shortened) ?? null,
    bibliography: preview?.bibliography ?? [],
    notPrinted: exceptionsInWords(
      others.flatMap(({ claimIds, reason }) =>
        claimIds.map((claimId) => ({ claimId, outcome: 'failed' as const, reason: reason ?? '' })),
      ),
    ),
  };
}
