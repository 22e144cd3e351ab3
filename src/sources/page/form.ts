import { fieldsWith, optionsOf, type RecordForm, recordFormWords, type Typed } from '../../lib/form-page.js';
import { besideNames, pickFields, typedPick } from '../../lib/pick-fields.js';
import { reasonFields } from '../../set-asides/reason-field.js';
import { CONDITIONS, SOURCE_TYPES, TYPE_NOT_KNOWN } from '../../vocabulary.js';
import { authorsOf } from '../model.js';
import type { SourceRow } from '../store.js';

export function sourceFormPage({ id, version, typed, ...form }: RecordForm) {
  const errors = besideNames(form.errors, { outlet: 'outlet' });
  const field = fieldsWith({ condition: 'as_published', ...typed }, errors);
  return {
    ...recordFormWords('source', id),
    needs: 'Only the title is needed.',
    version,
    errors,
    fields: [
      field('type', 'What it is', { kind: 'select', options: optionsOf(SOURCE_TYPES, TYPE_NOT_KNOWN) }),
      field('title', 'Title', {
        kind: 'text',
        hint: 'As printed. For a broadcast or a press conference, a short description.',
      }),
      field('translated_title', 'Title in English', {
        ...OPTIONAL,
        hint: 'If the title is in another language.',
      }),
      ...pickFields(typed, errors, {
        at: 'outlet',
        label: 'Outlet',
        noun: 'outlet',
        optional: true,
        hint: 'Who publishes it. Choose one the desk knows, or type a new name.',
      }),
      ...authorFields(typed, field),
      field('no_author', 'No author given', { kind: 'checkbox' }),
      ...publicationFields(field),
      ...kindFields(field),
      ...conditionFields(field),
      field('note', 'Note', { ...OPTIONAL, kind: 'textarea' }),
      ...reasonFields(typed, errors),
    ],
  };
}

type Field = ReturnType<typeof fieldsWith>;

const OPTIONAL = { kind: 'text', optional: true } as const;

/** A row for each that is named already, and one for the next. */
function authorFields(typed: Typed, field: Field) {
  const spare = Math.max(
    1,
    ...Object.keys(typed).map((name) => Number(/^authors\.(\d+)\./.exec(name)?.[1] ?? -1) + 2),
  );
  return Array.from({ length: Math.min(spare, 50) }, (_, at) => {
    const of = at === 0 ? 'Author’s' : `Author ${at + 1}:`;
    // A body that is there already keeps its one name: it is not made a family.
    if (typed[`authors.${at}.literal`] !== undefined)
      return [field(`authors.${at}.literal`, `${of} whole name`, OPTIONAL)];
    return [
      field(`authors.${at}.given`, `${of} given name`, { ...OPTIONAL, half: true }),
      field(`authors.${at}.family`, `${of} family name`, {
        ...OPTIONAL,
        half: true,
        hint: 'For a body, its whole name here alone.',
      }),
    ];
  }).flat();
}

/** When and where it came out. */
function publicationFields(field: Field) {
  return [
    field('issued', 'Published', {
      ...OPTIONAL,
      kind: 'date',
      half: true,
      hint: '19 June 2023; June 2023 will do.',
    }),
    field('accessed', 'Read on', {
      ...OPTIONAL,
      kind: 'date',
      half: true,
      hint: 'When you last saw it there.',
    }),
    field('no_date', 'The source gives no date', { kind: 'checkbox' }),
    field('url', 'Web address', { ...OPTIONAL, kind: 'url' }),
    field('archive_url', 'Address of an archived copy elsewhere', { ...OPTIONAL, kind: 'url' }),
    field('language', 'Language', { ...OPTIONAL, short: true, hint: 'A code such as en, zh or pt-BR.' }),
  ];
}

/** What only some kinds of source have. */
function kindFields(field: Field) {
  return [
    field('container_title', 'Part of', {
      ...OPTIONAL,
      hint: 'The programme, series or collection it belongs to.',
    }),
    field('medium', 'Medium', { ...OPTIONAL, half: true, hint: 'Such as television, radio or video.' }),
    field('genre', 'Genre', {
      ...OPTIONAL,
      half: true,
      hint: 'Such as press conference or podcast.',
    }),
    field('number', 'Number', { ...OPTIONAL, short: true, hint: 'Of the issue, episode or document.' }),
    field('account', 'Account', { ...OPTIONAL, half: true, hint: 'For a post: who posted it.' }),
    field('post_id', 'Number of the post', { ...OPTIONAL, half: true, hint: 'From the post’s address.' }),
  ];
}

/** Whether it still stands as published. */
function conditionFields(field: Field) {
  return [
    field('condition', 'Condition', {
      kind: 'select',
      half: true,
      hint: 'Whether it still stands as published.',
      options: optionsOf(CONDITIONS),
    }),
    field('condition_on', 'Noticed on', {
      ...OPTIONAL,
      half: true,
      kind: 'date',
      hint: 'When you saw that it had changed.',
    }),
    field('condition_notice', 'Text of the correction or notice', {
      ...OPTIONAL,
      kind: 'textarea',
      rows: 2,
    }),
  ];
}

export function typedFromSource(source: SourceRow): Typed {
  const { id, version, authors, outlet_name, outlet_id, no_author, no_date, ...columns } = source;
  const plain = Object.entries(columns).flatMap(([name, value]) =>
    value === null || HIDDEN.test(name) ? [] : [[name, String(value)] as const],
  );
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
    ...Object.fromEntries([...plain, ...names]),
    ...(no_author === 1 && { no_author: 'true' }),
    ...(no_date === 1 && { no_date: 'true' }),
    ...typedPick('outlet', 'outlet', outlet),
  };
}

/** Columns that no form shows. */
const HIDDEN = /_(min|max|at|by)$/;
