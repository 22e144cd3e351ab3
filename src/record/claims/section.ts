import { fieldsWith, optionsOf, type Typed } from '../../platform/lib/fields/form-page.js';
import { factsOf, formFields, type NounFields, otherFields } from '../../platform/lib/fields/noun-fields.js';
import { pickFields } from '../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../platform/lib/result.js';
import { SPEAKER_KINDS } from '../../vocabulary.js';
import { CLAIM_FIELDS } from './fields.js';
import type { PickNames } from './model.js';
import type { Claim } from './store.js';

const { text, form, language, language_guessed, said_on, ground_rule, embargoed_until, ...LAST } =
  CLAIM_FIELDS;

/** What the form of a new claim begins with. */
export const CLAIM_INITIAL = { form: 'direct', ground_rule: 'on_record' } as const;

/** The fields of a claim, the required ones first. */
export function claimFields(typed: Typed, errors: readonly FieldError[]) {
  const filled = { ...CLAIM_INITIAL, ...typed };
  const own = (fields: NounFields) => formFields(fields, filled, errors);
  const guess = typed.language_guessed;
  return [
    ...own({ text }).map((field) => ({ ...field, lang: typed.language ?? '' })),
    ...own({ form, language }),
    // Until somebody confirms it. The form of a new claim sends the guessed language itself.
    ...(guess ? own({ language_guessed }).map((field) => ({ ...field, checked: guess })) : []),
    ...speakerFields(typed, errors),
    ...occasionFields(typed, errors),
    ...own({ said_on, ground_rule, embargoed_until }),
    fieldsWith(typed, errors)('tags', 'Tags', {
      kind: 'text',
      optional: true,
      hint: 'Separated by commas.',
    }),
    ...own(LAST),
  ];
}

/** The field for the reason why a ground rule is lifted: shown where it is required, and while it has a value. */
export function ruleReasonFields(typed: Typed, errors: readonly FieldError[]) {
  const isWanted = typed.rule_reason !== undefined || errors.some(({ path }) => path === 'rule_reason');
  if (!isWanted) return [];
  const hint = 'Saved as a note. Whoever sees the quotation can read it.';
  const field = fieldsWith(typed, errors);
  return [field('rule_reason', 'Why the ground rule changes', { kind: 'textarea', rows: 3, hint })];
}

/** The fields without a place of their own on the page of a quotation. */
export function claimFacts(claim: Claim) {
  return factsOf(UNPLACED, claim);
}

const UNPLACED = otherFields(
  CLAIM_FIELDS,
  ...(['text', 'language', 'language_guessed', 'form', 'ground_rule', 'embargoed_until'] as const),
  ...(['said_on', 'summary', 'note'] as const),
);

/** The fields of a claim with a combo box of records. */
export const CLAIM_PICKS = { speaker: 'speaker', occasion: 'occasion' } as const;

/** The box that names another claim, and below it a choice where words were typed. */
export function claimPick(
  typed: Typed,
  errors: readonly FieldError[],
  { words, id, label }: PickNames & { readonly label: string },
) {
  const field = fieldsWith(typed, errors);
  const choices = errors.find(({ path }) => path === words)?.choices;
  const hidden = choices ? {} : { idName: id, idValue: typed[id] ?? '' };
  const box = field(words, label, {
    kind: 'combo',
    source: '/claims.json?q=',
    hint: 'Type words from it, or its number or address.',
    ...hidden,
  });
  return choices ? [box, field(id, 'Which quotation', { kind: 'radios', options: choices })] : [box];
}

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
