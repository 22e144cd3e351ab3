import { reasonFields } from '../../../derived/set-asides/reason-section.js';
import {
  type FieldPage,
  fieldsWith,
  foldFields,
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
const isUsual = (name: string) => /^(title|type|outlet|authors|issued|url|set_aside_reason)\b/.test(name);
const INITIAL = { condition: 'as_published' } as const;

function sourceFields(typed: Typed, errors: readonly FieldError[]) {
  const { type, title, translated_title, no_author, note, ...rest } = SOURCE_FIELDS;
  const { container_title, medium, genre, number, account, post_id, ...published } = rest;
  const { condition, condition_on, condition_notice, no_date, url, archive_url, language, ...dates } =
    published;
  const shown = { ...INITIAL, ...typed };
  const fields = (some: NounFields) => formFields(some, shown, errors);
  return [
    ...fields({ title, type }),
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

const OPTIONAL = { kind: 'text', optional: true } as const;

/** A row for each author, and one for the next. */
function authorFields(typed: Typed, field: Field) {
  const spare = Math.max(
    1,
    ...Object.keys(typed).map((name) => Number(/^authors\.(\d+)\./.exec(name)?.[1] ?? -1) + 2),
  );
  return Array.from({ length: Math.min(spare, 50) }, (_, at) => {
    const of = at === 0 ? 'Author’s' : `Author ${at + 1}:`;
    // A literal name stays literal: an organisation has no family name.
    if (typed[`authors.${at}.literal`] !== undefined)
      return [field(`authors.${at}.literal`, `${of} whole name`, OPTIONAL)];
    return [
      field(`authors.${at}.given`, `${of} given name`, { ...OPTIONAL, half: true }),
      field(`authors.${at}.family`, `${of} family name`, {
        ...OPTIONAL,
        half: true,
        hint: 'For an organisation, enter its full name here only.',
      }),
    ];
  }).flat();
}

export function typedFromSource(source: SourceRow): Typed {
  const { authors, outlet_name, outlet_id } = source;
  const names = authorsOf(authors).flatMap((author, at): [string, string][] =>
    'literal' in author
      ? [[`authors.${at}.literal`, author.literal]]
      : [
          [`authors.${at}.family`, author.family],
          [`authors.${at}.given`, author.given ?? ''],
        ],
  );
  const outlet = outlet_id === null || outlet_name === null ? null : { id: outlet_id, name: outlet_name };
  return {
    ...typedFromFields(SOURCE_FIELDS, source),
    ...Object.fromEntries(names),
    ...typedPick('outlet', 'outlet', outlet),
  };
}
