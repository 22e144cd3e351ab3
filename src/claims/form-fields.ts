import { fieldsWith, optionsOf, type Typed } from '../lib/form-page.js';
import { pickFields } from '../lib/pick-fields.js';
import type { FieldError } from '../lib/result.js';
import { FORMS, GROUND_RULES, SPEAKER_KINDS } from '../vocabulary.js';

/** The fields of a claim, with words and speaker first: all else may be left for later. */
export function claimFields(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith({ form: 'direct', ground_rule: 'on_record', ...typed }, errors);
  const optional = { kind: 'text', optional: true };
  return [
    field('text', 'The words', {
      kind: 'textarea',
      words: true,
      rows: 4,
      lang: typed.language ?? '',
      hint: 'As the source prints them, without the outer marks.',
    }),
    field('form', 'Form', {
      kind: 'select',
      options: optionsOf(FORMS),
      hint: 'A fragment is a piece in marks; a reported statement has none.',
    }),
    field('language', 'Language of these words', {
      ...optional,
      short: true,
      hint: 'A code such as en, zh or pt-BR.',
    }),
    ...speakerFields(typed, errors),
    ...occasionFields(typed, errors),
    field('said_on', 'Said on', {
      ...optional,
      kind: 'date',
      short: true,
      hint: 'Left empty, it is the occasion’s date.',
    }),
    field('ground_rule', 'Ground rule', {
      kind: 'select',
      options: optionsOf(GROUND_RULES),
      hint: 'All but “on the record” are seen by checkers and up alone.',
    }),
    field('embargoed_until', 'Embargoed until', {
      ...optional,
      short: true,
      hint: 'With the offset, such as 2023-06-20T00:01+02:00.',
    }),
    field('tags', 'Tags', { ...optional, hint: 'Parted by commas.' }),
    field('summary', 'Summary', {
      ...optional,
      kind: 'textarea',
      rows: 2,
      hint: 'In our words, never in quotation marks.',
    }),
    field('note', 'Note', { ...optional, kind: 'textarea', rows: 2 }),
  ];
}

/** The records that the form of a claim names. */
export const CLAIM_PICKS = { speaker: 'speaker', occasion: 'occasion' } as const;

function speakerFields(typed: Typed, errors: readonly FieldError[]) {
  return [
    ...pickFields(typed, errors, {
      at: 'speaker',
      label: 'Speaker',
      noun: 'speaker',
      hint: 'Who said it. A name that is on the desk picks that speaker; any other makes a new one.',
    }),
    fieldsWith(typed, errors)('speaker.kind', 'The speaker is', {
      kind: 'select',
      optional: true,
      options: optionsOf(SPEAKER_KINDS, 'As on the desk, or a person'),
      hint: 'For an unnamed source, write how the source describes them. Who they really are does not belong in this database.',
    }),
  ];
}

function occasionFields(typed: Typed, errors: readonly FieldError[]) {
  return pickFields(typed, errors, {
    at: 'occasion',
    label: 'Occasion',
    noun: 'occasion',
    optional: true,
    hint: 'The meeting, press conference or post at which it was said.',
  });
}
