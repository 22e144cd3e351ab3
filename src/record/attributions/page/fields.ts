import { type fieldsWith, optionsOf, type Typed } from '../../../platform/lib/form-page.js';
import { pickFields } from '../../../platform/lib/pick-fields.js';
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
      hint: 'Which to rely on where sources differ.',
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
    hint: 'Its title. Choose one the desk knows, or type a new title.',
  });
  if (!isNew) return source;
  return [
    ...source,
    field('source.url', 'Web address of a new source', { ...OPTIONAL, kind: 'url' }),
    typeField(field, 'source.type', 'Kind of source'),
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
    options: optionsOf(SOURCE_TYPES, `${TYPE_NOT_KNOWN}, or as already saved`),
  });
}

/** The words in this source. */
function wordingFields({ field }: Making) {
  return [
    field('wording', 'The words as it prints them', {
      kind: 'textarea',
      words: true,
      optional: true,
      hint: 'Leave this empty if another source only names it and nobody here has seen it.',
    }),
    field('form', 'Form in this source', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(FORMS, 'The same as the claim’s'),
    }),
    field('language', 'Language of these words', {
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
      hint: 'Only if it credits somebody other than the claim’s speaker.',
    }),
    ...pickFields(typed, errors, {
      at: 'voiced_by',
      label: 'Voiced by',
      noun: 'speaker',
      optional: true,
      hint: 'The spokesperson or interpreter who spoke them, if any.',
    }),
    ...pickFields(typed, errors, {
      at: 'occasion',
      label: 'Occasion it gives',
      noun: 'occasion',
      optional: true,
      hint: 'Only if it differs from the claim’s.',
    }),
    field('credited_as', 'Credited as', {
      ...OPTIONAL,
      half: true,
      hint: 'What the source calls the speaker.',
    }),
    field('cue', 'Cue', { ...OPTIONAL, half: true, hint: 'The words that link the two: “said”.' }),
    field('capacity', 'Capacity', {
      ...OPTIONAL,
      hint: 'The role in which they spoke, according to the source.',
    }),
  ];
}

/** The evidence level, and what the source is relayed from. */
function descentFields({ typed, errors, field, isNew }: Making, among: readonly Option[]) {
  const stated = [
    field('tier', 'How close it is to the speaker', {
      kind: 'select',
      optional: true,
      options: optionsOf(TIERS, 'Not said yet'),
    }),
    field('relayed_from_id', 'Where it got the words', {
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
      label: 'Or from a source that is not listed',
      noun: 'source',
      optional: true,
      hint: 'Recorded as cited, not as seen by us.',
    }),
    typeField(field, 'relayed_from.source.type', 'Kind of cited source'),
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
      options: optionsOf(TRANSLATIONS, 'Not said yet'),
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
      options: optionsOf(PLACES, 'Not said yet'),
    }),
    field('locator', 'Page, paragraph or time', { ...OPTIONAL, half: true }),
  ];
}
