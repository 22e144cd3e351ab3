import type { ClaimsTable } from '../../platform/db/schema.js';
import { dateInFile } from '../../platform/lib/fields/dates-in-file.js';
import {
  edtfDate,
  flag,
  instantWithOffset,
  language,
  oneOf,
  prose,
  words,
} from '../../platform/lib/fields/fields.js';
import type { FieldsOf } from '../../platform/lib/fields/noun-fields.js';
import { required } from '../../platform/lib/fields/shapes.js';
import { DESK_ZONE } from '../../platform/lib/fields/typed-instant.js';
import { FORMS, GROUND_RULES } from '../../vocabulary.js';

/** Every field of a claim but its speaker, occasion, tags and reference, in the order of JSON. */
export const CLAIM_FIELDS = {
  text: {
    label: 'Quotation',
    input: required(words(), 'Enter the quotation'),
    inFile: required(words(), 'Give the text'),
    form: {
      kind: 'textarea',
      words: true,
      rows: 4,
      hint: 'As printed, without the outer quotation marks.',
    },
  },
  language: {
    label: 'Language',
    input: language(),
    isCode: true,
    form: {
      half: true,
      hint: 'A code such as en, zh or pt-BR. Leave empty to guess it from the wording.',
    },
  },
  language_guessed: {
    label: 'Language not confirmed',
    input: flag(),
    kept: 'tick',
    form: { optional: false, hint: 'Untick to confirm, or change the language.' },
  },
  form: {
    label: 'Form',
    input: oneOf(FORMS),
    inFile: required(oneOf(FORMS), 'Give the form'),
    words: FORMS,
    form: {
      half: true,
      optional: false,
      hint: 'With quotation marks: quotation or fragment. Without: reported statement. Both: mixed quotation.',
    },
  },
  ground_rule: {
    label: 'Ground rule',
    input: oneOf(GROUND_RULES),
    inFile: required(oneOf(GROUND_RULES), 'Give the ground rule'),
    words: GROUND_RULES,
    form: {
      half: true,
      optional: false,
      hint: 'Unless on the record, only checkers, editors and admins see it.',
    },
  },
  embargoed_until: {
    label: 'Embargoed until',
    input: instantWithOffset(),
    kept: 'instant',
    form: {
      half: true,
      hint: `Such as 20 June 2023, 00:01. Time zone: ${DESK_ZONE}, unless you add another, such as UTC-5.`,
    },
  },
  said_on: {
    label: 'Said on',
    input: edtfDate('Said on'),
    inFile: dateInFile('Said on'),
    kept: 'date',
    form: { short: true, hint: 'Only if it is not the occasion’s date.' },
  },
  summary: {
    label: 'Summary',
    input: prose({ max: 2_000, label: 'The summary' }),
    inFile: prose({ max: 20_000, label: 'The summary' }),
    form: { kind: 'textarea', rows: 2, hint: 'In your own words, without quotation marks.' },
  },
  note: {
    label: 'Note',
    input: prose({ max: 10_000, label: 'The note' }),
    inFile: prose({ max: 20_000, label: 'The note' }),
    form: { kind: 'textarea', rows: 2 },
  },
} as const satisfies FieldsOf<ClaimsTable>;
