import type { SourcesTable } from '../../platform/db/schema.js';
import { dateInFile } from '../../platform/lib/fields/dates-in-file.js';
import { edtfDate, flag, httpUrl, language, line, oneOf, prose } from '../../platform/lib/fields/fields.js';
import type { FieldsOf } from '../../platform/lib/fields/noun-fields.js';
import { required } from '../../platform/lib/fields/shapes.js';
import { CONDITIONS, SOURCE_SHOWN, SOURCE_TYPES, TITLE_KINDS, TYPE_NOT_KNOWN } from '../../vocabulary.js';

/** Every field of a source but its outlet and authors, in the order of JSON and of a file with the whole desk. */
export const SOURCE_FIELDS = {
  type: {
    label: 'Source type',
    historyLabel: 'Source type',
    input: oneOf(SOURCE_TYPES),
    words: SOURCE_TYPES,
    none: TYPE_NOT_KNOWN,
    form: { optional: false },
  },
  title: {
    label: 'Title',
    input: required(line({ max: 500, label: 'Title' }), 'Enter the source’s title'),
    form: { hint: 'As printed; if it has none, its first words or a short description.' },
  },
  title_is: {
    label: 'The title is',
    input: oneOf(TITLE_KINDS),
    words: TITLE_KINDS,
    form: { optional: false },
  },
  translated_title: {
    label: 'Title in English',
    historyLabel: 'Title in English',
    input: line({ max: 500, label: 'Title in English' }),
    form: { hint: 'If the title is in another language.' },
  },
  container_title: {
    label: 'Part of',
    input: line({ max: 300, label: 'Part of' }),
    form: { hint: 'The programme, series or collection it belongs to.' },
  },
  no_author: { label: 'No author given', input: flag(), kept: 'tick', form: { optional: false } },
  issued: {
    label: 'Published',
    input: edtfDate('Published'),
    inFile: dateInFile('Published'),
    kept: 'date',
    form: { half: true, hint: 'Such as 19 June 2023 or June 2023.' },
  },
  no_date: {
    label: 'The source gives no date',
    input: flag(),
    kept: 'tick',
    form: { optional: false },
  },
  accessed: {
    label: 'Accessed',
    historyLabel: 'Accessed',
    input: edtfDate('Accessed'),
    inFile: dateInFile('Accessed'),
    kept: 'date',
    form: { half: true, hint: 'When you last saw it.' },
  },
  url: { label: 'Web address', input: httpUrl(), form: { kind: 'url' } },
  archive_url: {
    label: 'Address of an archived copy',
    historyLabel: 'Archived copy',
    input: httpUrl(),
    form: { kind: 'url' },
  },
  language: {
    label: 'Language',
    input: language(),
    isCode: true,
    form: { short: true, hint: 'A code such as en, zh or pt-BR.' },
  },
  medium: {
    label: 'Medium',
    input: line({ max: 100, label: 'Medium' }),
    form: { half: true, hint: 'Such as television, radio or video.' },
  },
  genre: {
    label: 'Genre',
    input: line({ max: 100, label: 'Genre' }),
    form: { half: true, hint: 'Such as press conference or podcast.' },
  },
  number: {
    label: 'Number',
    input: line({ max: 100, label: 'Number' }),
    form: { short: true, hint: 'Of the issue, episode or document.' },
  },
  account: {
    label: 'Account',
    input: line({ max: 200, label: 'Account' }),
    form: { half: true, hint: 'For a post: who posted it.' },
  },
  post_id: {
    label: 'Post number',
    historyLabel: 'Post number',
    input: line({ max: 200, label: 'Post' }),
    form: { half: true, hint: 'From the post’s address.' },
  },
  note: {
    label: 'Note',
    input: prose({ max: 10_000, label: 'Note' }),
    inFile: prose({ max: 20_000, label: 'The note' }),
    form: { kind: 'textarea' },
  },
  shown: {
    label: 'Shown to readers',
    historyLabel: 'Shown to readers',
    input: oneOf(SOURCE_SHOWN),
    words: SOURCE_SHOWN,
  },
  condition: {
    label: 'Condition',
    input: oneOf(CONDITIONS),
    words: CONDITIONS,
    form: { half: true, optional: false, hint: 'Whether it is still as published.' },
  },
  condition_on: {
    label: 'Change noticed on',
    historyLabel: 'Change noticed on',
    input: edtfDate('Change noticed on'),
    inFile: dateInFile('Change noticed on'),
    kept: 'date text',
    form: { half: true, hint: 'Such as 20 June 2023.' },
  },
  condition_notice: {
    label: 'Text of the correction or notice',
    historyLabel: 'Notice',
    input: prose({ max: 10_000, label: 'The notice' }),
    inFile: prose({ max: 20_000, label: 'The notice' }),
    form: { kind: 'textarea', rows: 2 },
  },
} as const satisfies FieldsOf<SourcesTable>;
