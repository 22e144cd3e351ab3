import type { AttributionsTable } from '../../platform/db/schema.js';
import { language, line, oneOf, prose, words } from '../../platform/lib/fields/fields.js';
import type { FieldsOf } from '../../platform/lib/fields/noun-fields.js';
import { FORMS, PLACES, RANKS, TIERS, TRANSLATIONS } from '../../vocabulary.js';

/** Every field of an attribution but the records it names and its passage in a copy, in the order of its form. */
export const ATTRIBUTION_FIELDS = {
  wording: {
    label: 'Wording as printed',
    historyLabel: 'Wording in this source',
    input: words({ label: 'The wording' }),
    form: {
      kind: 'textarea',
      words: true,
      hint: 'Leave empty if another source only cites it and we have not seen it.',
    },
  },
  form: {
    label: 'Form in this source',
    historyLabel: 'Form',
    input: oneOf(FORMS),
    words: FORMS,
    none: 'Same as the quotation’s',
    form: { half: true },
  },
  language: {
    label: 'Language',
    input: language(),
    isCode: true,
    form: { half: true, hint: 'A code such as en, zh or pt-BR.' },
  },
  credited_as: {
    label: 'Credited as',
    input: line({ max: 500, label: 'Credited as' }),
    form: { half: true, hint: 'What the source calls the speaker: “Chinese diplomatic chief”.' },
  },
  cue: {
    label: 'Linking words',
    input: line({ max: 500, label: '“Linking words”' }),
    form: { half: true, hint: 'Such as “said” or “according to”.' },
  },
  capacity: {
    label: 'Speaker’s role',
    input: line({ max: 500, label: 'The speaker’s role' }),
    form: { hint: 'According to the source.' },
  },
  tier: { label: 'Evidence level', input: oneOf(TIERS), words: TIERS, none: 'Not given' },
  translation: {
    label: 'Translation',
    input: oneOf(TRANSLATIONS),
    words: TRANSLATIONS,
    none: 'Not given',
    form: { half: true },
  },
  translator: {
    label: 'Translator',
    input: line({ max: 200, label: 'The translator' }),
    form: { half: true },
  },
  place: {
    label: 'Place in the source',
    input: oneOf(PLACES),
    words: PLACES,
    none: 'Not given',
    form: { half: true },
  },
  locator: {
    label: 'Page, paragraph or time',
    input: line({ max: 200, label: 'The locator' }),
    form: { half: true, hint: 'Such as “p. 4”, “paragraph 3” or “12:40”.' },
  },
  rank: {
    label: 'Rank',
    input: oneOf(RANKS),
    words: RANKS,
    form: { short: true, optional: false, hint: 'Which source to prefer where they differ.' },
  },
  note: {
    label: 'Note',
    input: prose({ max: 10_000, label: 'The note' }),
    inFile: prose({ max: 20_000, label: 'The note' }),
    form: { kind: 'textarea', rows: 2 },
  },
} as const satisfies FieldsOf<AttributionsTable>;
