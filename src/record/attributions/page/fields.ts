import { type fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import { pickFields } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import {
  FORMS,
  PLACES,
  RANKS,
  SOURCE_TYPES,
  TIERS,
  TRANSLATIONS,
  TYPE_NOT_KNOWN,
} from '../../../vocabulary.js';
import type { Option } from './option.js';

/** The form's values and errors, and a constructor of its fields. */
interface Making {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly field: ReturnType<typeof fieldsWith>;
  readonly isNew: boolean;
}

/** Every field of the form. @param among the other attributions of the claim */
export function attributionFields(making: Making, among: readonly Option[]) {
  const { field } = making;
  return [
    ...sourceFields(making),
    ...wordingFields(making),
    ...creditFields(making),
    ...descentFields(making, among),
    ...translationFields(making, among),
    ...placeFields(making),
    field('rank', 'Rank', {
      kind: 'select',
      short: true,
      options: optionsOf(RANKS),
      hint: 'Which source to prefer where they differ.',
    }),
    field('note', 'Note', { ...OPTIONAL, kind: 'textarea', rows: 2 }),
  ];
}

const OPTIONAL = { kind: 'text', optional: true } as const;

/** The source, and the fields that describe a new one. */
function sourceFields({ typed, errors, field, isNew }: Making) {
  const source = pickFields(typed, errors, {
    at: 'source',
    label: 'Source',
    noun: 'source',
    hint: 'Choose a saved source, or type a new title.',
  });
  if (!isNew) return source;
  return [
    ...source,
    field('source.url', 'Web address of a new source', { ...OPTIONAL, kind: 'url' }),
    typeField(field, 'source.type', 'Source type'),
    ...pickFields(typed, errors, {
      at: 'source.outlet',
      label: 'Outlet of a new source',
      noun: 'outlet',
      optional: true,
      hint: null,
      half: true,
    }),
  ];
}

function typeField(field: Making['field'], name: string, label: string) {
  return field(name, label, {
    kind: 'select',
    half: true,
    optional: true,
    options: optionsOf(SOURCE_TYPES, `${TYPE_NOT_KNOWN} (or as already saved)`),
  });
}

/** The words in this source. */
function wordingFields({ field }: Making) {
  return [
    field('wording', 'Wording as printed', {
      kind: 'textarea',
      words: true,
      optional: true,
      hint: 'Leave empty if another source only cites it and we have not seen it.',
    }),
    field('form', 'Form in this source', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(FORMS, 'Same as the quotation’s'),
    }),
    field('language', 'Language', {
      ...OPTIONAL,
      half: true,
      hint: 'A code such as en, zh or pt-BR.',
    }),
  ];
}

/** Whom this source credits and as what; named only where it differs from the claim's own speaker and occasion. */
function creditFields({ typed, errors, field }: Making) {
  return [
    ...pickFields(typed, errors, {
      at: 'speaker',
      label: 'Speaker it credits',
      noun: 'speaker',
      optional: true,
      hint: 'Only if it credits someone other than the quotation’s speaker.',
    }),
    ...pickFields(typed, errors, {
      at: 'voiced_by',
      label: 'Voiced by',
      noun: 'speaker',
      optional: true,
      hint: 'The spokesperson or interpreter, if any.',
    }),
    ...pickFields(typed, errors, {
      at: 'occasion',
      label: 'Where and when, according to the source',
      noun: 'occasion',
      optional: true,
      hint: 'Only if it differs from the quotation’s.',
    }),
    field('credited_as', 'Credited as', {
      ...OPTIONAL,
      half: true,
      hint: 'What the source calls the speaker.',
    }),
    field('cue', 'Cue', { ...OPTIONAL, half: true, hint: 'The linking words: “said”.' }),
    field('capacity', 'Capacity', {
      ...OPTIONAL,
      hint: 'The speaker’s role, according to the source.',
    }),
  ];
}

/** The evidence level, and what the source is relayed from. */
function descentFields({ typed, errors, field, isNew }: Making, among: readonly Option[]) {
  const stated = [
    field('tier', 'Evidence level', {
      kind: 'select',
      optional: true,
      options: optionsOf(TIERS, 'Not given'),
    }),
    field('relayed_from_id', 'Source it cites', {
      kind: 'select',
      optional: true,
      options: [{ value: '', label: 'Not stated' }, ...among],
    }),
  ];
  if (!isNew) return stated;
  return [
    ...stated,
    ...pickFields(typed, errors, {
      at: 'relayed_from.source',
      label: 'Or a source not listed',
      noun: 'source',
      optional: true,
      hint: 'Recorded as cited, not as seen by us.',
    }),
    typeField(field, 'relayed_from.source.type', 'Type of cited source'),
    ...pickFields(typed, errors, {
      at: 'relayed_from.source.outlet',
      label: 'Outlet of a new cited source',
      noun: 'outlet',
      optional: true,
      hint: null,
      half: true,
    }),
  ];
}

function translationFields({ field }: Making, among: readonly Option[]) {
  return [
    field('translation', 'Translation', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(TRANSLATIONS, 'Not given'),
    }),
    field('translator', 'Translator', { ...OPTIONAL, half: true }),
    field('translates_id', 'Translation of', {
      kind: 'select',
      optional: true,
      options: [{ value: '', label: 'None of these' }, ...among],
    }),
  ];
}

function placeFields({ field }: Making) {
  return [
    field('place', 'Where in the source', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(PLACES, 'Not given'),
    }),
    field('locator', 'Page, paragraph or time', { ...OPTIONAL, half: true }),
  ];
}
