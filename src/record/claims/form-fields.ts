import { fieldsWith, optionsOf, type Typed } from '../../platform/lib/fields/form-page.js';
import { pickFields } from '../../platform/lib/fields/pick-fields.js';
import { DESK_ZONE } from '../../platform/lib/fields/typed-instant.js';
import type { FieldError } from '../../platform/lib/result.js';
import { FORMS, GROUND_RULES, SPEAKER_KINDS } from '../../vocabulary.js';

/** The fields of a claim, the required ones first. */
export function claimFields(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith({ form: 'direct', ground_rule: 'on_record', ...typed }, errors);
  const optional = { kind: 'text', optional: true };
  return [
    field('text', 'Quotation', {
      kind: 'textarea',
      words: true,
      rows: 4,
      lang: typed.language ?? '',
      hint: 'As printed, without the outer quotation marks.',
    }),
    field('form', 'Form', {
      kind: 'select',
      half: true,
      options: optionsOf(FORMS),
      hint: 'With quotation marks: quotation or fragment. Without: reported statement.',
    }),
    ...languageFields(typed, errors),
    ...speakerFields(typed, errors),
    ...occasionFields(typed, errors),
    field('said_on', 'Said on', {
      ...optional,
      kind: 'date',
      short: true,
      hint: 'Only if it is not the occasion’s date.',
    }),
    field('ground_rule', 'Ground rule', {
      kind: 'select',
      half: true,
      options: optionsOf(GROUND_RULES),
      hint: 'Unless on the record, only checkers, editors and admins see it.',
    }),
    field('embargoed_until', 'Embargoed until', {
      ...optional,
      half: true,
      hint: `Such as 20 June 2023, 00:01. Time zone: ${DESK_ZONE}, unless you add another, such as UTC-5.`,
    }),
    field('tags', 'Tags', { ...optional, hint: 'Separated by commas.' }),
    field('summary', 'Summary', {
      ...optional,
      kind: 'textarea',
      rows: 2,
      hint: 'In your own words, without quotation marks.',
    }),
    field('note', 'Note', { ...optional, kind: 'textarea', rows: 2 }),
  ];
}

/** The language and, while it is an unconfirmed guess, the checkbox for it. */
function languageFields(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  const { language_guessed: guess } = typed;
  const language = field('language', 'Language', {
    kind: 'text',
    optional: true,
    half: true,
    hint: 'A code such as en, zh or pt-BR. Leave empty to guess it from the wording.',
  });
  if (!guess) return [language];
  return [
    language,
    field('language_guessed', 'Language not confirmed', {
      kind: 'checkbox',
      checked: guess,
      hint: 'Untick to confirm, or change the language.',
    }),
  ];
}

/** The fields of a claim with a combo box of records. */
export const CLAIM_PICKS = { speaker: 'speaker', occasion: 'occasion' } as const;

function speakerFields(typed: Typed, errors: readonly FieldError[]) {
  return [
    ...pickFields(typed, errors, {
      at: 'speaker',
      label: 'Speaker',
      noun: 'speaker',
      hint: 'Choose a saved speaker, or type a new name.',
    }),
    fieldsWith(typed, errors)('speaker.kind', 'Kind of speaker', {
      kind: 'select',
      optional: true,
      options: optionsOf(SPEAKER_KINDS, 'Person (or as already saved)'),
      hint: 'For an unnamed source, enter the published description, never their identity.',
    }),
  ];
}

function occasionFields(typed: Typed, errors: readonly FieldError[]) {
  return pickFields(typed, errors, {
    at: 'occasion',
    label: 'Where and when',
    noun: 'occasion',
    optional: true,
    hint: 'The meeting, press conference, interview or post. Choose a saved one, or type a new name.',
  });
}
