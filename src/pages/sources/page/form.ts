import { reasonFields } from '../../../derived/set-asides/reason-section.js';
import {
  type FieldPage,
  fieldsWith,
  foldFields,
  optionsOf,
  type RecordForm,
  recordFormWords,
  type Typed,
} from '../../../platform/lib/fields/form-page.js';
import { formFields, type NounFields, typedFromFields } from '../../../platform/lib/fields/noun-fields.js';
import { besideNames, pickFields, typedPick } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { SOURCE_FIELDS } from '../../../record/sources/fields.js';
import { authorsOf } from '../../../record/sources/model.js';
import type { SourceRow } from '../../../record/sources/store.js';
import { CREDIT_ROLES } from '../../../vocabulary.js';

export function sourceFormPage({ id, version, typed, ...form }: RecordForm) {
  const errors = besideNames(form.errors, { outlet: 'outlet' });
  const fields = sourceFields(typed, errors);
  return {
    ...recordFormWords('source', id),
    needs: 'Only the title is required.',
    version,
    errors,
    also: id === null ? FETCH : null,
    ...foldFields(id === null ? withUrlHint(fields) : fields, isUsual, INITIAL),
  };
}

const FETCH = { label: 'Fetch details', formaction: '/sources/details' } as const;

function withUrlHint(fields: readonly FieldPage[]): FieldPage[] {
  const hint = '“Fetch details” fills in empty fields from this page.';
  return fields.map((field) => (field.name === 'url' ? { ...field, hint } : field));
}

/** The fields that nearly every source has. */
const isUsual = (name: string) =>
  /^(title|title_is|type|outlet|authors|issued|url|set_aside_reason)\b/.test(name);
const INITIAL = { title_is: 'title', condition: 'as_published' } as const;

function sourceFields(typed: Typed, errors: readonly FieldError[]) {
  const { type, title, title_is, translated_title, no_author, note, shown: _, ...rest } = SOURCE_FIELDS;
  const { container_title, medium, genre, number, account, post_id, ...published } = rest;
  const { condition, condition_on, condition_notice, no_date, url, archive_url, language, ...dates } =
    published;
  const shown = { ...INITIAL, ...typed };
  const fields = (some: NounFields) => formFields(some, shown, errors);
  return [
    ...fields({ title, title_is, type }),
    ...pickFields(typed, errors, {
      at: 'outlet',
      label: 'Outlet',
      noun: 'outlet',
      optional: true,
      hint: 'The publisher. Choose a saved outlet, or type a new name.',
    }),
    ...authorFields(typed, fieldsWith(typed, errors)),
    // Publication date and address.
    ...fields({ ...dates, url, translated_title, language, no_author, no_date, archive_url }),
    // Fields of some types of source only.
    ...fields({ container_title, medium, genre, number, account, post_id }),
    // Whether it was corrected or withdrawn since.
    ...fields({ condition, condition_on, condition_notice, note }),
    ...reasonFields(typed, errors),
  ];
}

type Field = ReturnType<typeof fieldsWith>;

/** Rows for further names, which unfold one after the other. */
const MORE_NAMES = 4;
const MAX_NAMES = 50;

const { author: AUTHOR, ...OTHER_ROLES } = CREDIT_ROLES;

/** A row for each person, and more for others. */
function authorFields(typed: Typed, field: Field) {
  const used = rowsUsed(typed);
  return Array.from({ length: Math.min(used + MORE_NAMES, MAX_NAMES) }, (_, at) => {
    const fold = at < used ? null : { depth: at + 1 - used, summary: 'Add a name' };
    const of = at === 0 ? 'Author or other person:' : `Person ${at + 1}:`;
    const role = { kind: 'select', options: optionsOf(OTHER_ROLES, AUTHOR), short: true, fold };
    return [
      ...nameFields(typed, field, { at: `authors.${at}`, of, fold }),
      field(`authors.${at}.role`, `${of} role`, role),
    ];
  }).flat();
}

/** Up to the last in which something was typed; one at least. */
function rowsUsed(typed: Typed): number {
  const rows = Object.entries(typed).map(([name, value]) =>
    value === '' ? 0 : Number(/^authors\.(\d+)\./.exec(name)?.[1] ?? -1) + 1,
  );
  return Math.max(1, ...rows);
}

function nameFields(typed: Typed, field: Field, row: { at: string; of: string; fold: object | null }) {
  const { at, of, fold } = row;
  const more = { kind: 'text', optional: true, fold } as const;
  // A literal name stays literal: an organisation has no family name.
  if (typed[`${at}.literal`] !== undefined) return [field(`${at}.literal`, `${of} whole name`, more)];
  return [
    field(`${at}.given`, `${of} given name`, { ...more, half: true }),
    field(`${at}.family`, `${of} family name`, {
      ...more,
      half: true,
      hint: at === 'authors.0' ? 'For an organisation, enter its full name here only.' : null,
    }),
  ];
}

export function typedFromSource(source: SourceRow): Typed {
  const { authors, outlet_name, outlet_id } = source;
  const names = authorsOf(authors).flatMap((author, at) =>
    Object.entries(author).map(([part, text]): [string, string] => [`authors.${at}.${part}`, String(text)]),
  );
  const outlet = outlet_id === null || outlet_name === null ? null : { id: outlet_id, name: outlet_name };
  return {
    ...typedFromFields(SOURCE_FIELDS, source),
    ...Object.fromEntries(names),
    ...typedPick('outlet', 'outlet', outlet),
  };
}
