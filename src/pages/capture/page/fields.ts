import { printedWords } from '../../../engines/reading/printed-words.js';
import { type FieldPage, fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import { formFields } from '../../../platform/lib/fields/noun-fields.js';
import { besideNames, pickFields } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { ATTRIBUTION_FIELDS } from '../../../record/attributions/fields.js';
import { citedFields } from '../../../record/attributions/section.js';
import { claimFields } from '../../../record/claims/section.js';
import type { AlikeClaim } from '../../../record/duplicates/model.js';
import { type Form, SOURCE_TYPES, TYPE_NOT_KNOWN } from '../../../vocabulary.js';
import type { TextTerms } from '../model/terms.js';
import { ownRule } from './terms.js';

// The form of one quotation of a capture, and that of its source.

const PICKS = {
  speaker: 'speaker',
  recounted_by: 'speaker',
  occasion: 'occasion',
  'relayed_from.source': 'source',
  'relayed_from.source.outlet': 'outlet',
} as const;

/** @param wholes other quotations of the article that contain these words */
export interface ItemChoices {
  readonly alike: readonly AlikeClaim[];
  readonly wholes: readonly (Worded & { readonly n: number })[];
  readonly target: number | null;
  /** How many others are open under the same name; null where there are none. */
  readonly sameName: { readonly name: string; readonly count: number } | null;
  /** Whom the article names as speakers. */
  readonly named: readonly string[];
  readonly terms: TextTerms;
}

/** All fields of a quotation; the usual ones first. */
export function itemFields(fields: Typed, found: readonly FieldError[], choices: ItemChoices) {
  const errors = besideNames(found, PICKS);
  const claim = claimFields(fields, errors);
  const among = (names: RegExp) => claim.filter(({ name }) => names.test(name));
  const { credited_as, cue, locator } = ATTRIBUTION_FIELDS;
  return {
    fields: [
      ...among(/^(text|form)$/),
      ...among(/^speaker\./).map((field) => withNames(field, choices.named)),
      ...sameNameBox(fields, choices.sameName),
      ...pickFields(fields, errors, {
        at: 'recounted_by',
        noun: 'speaker',
        label: 'Recalled by',
        hint: 'Only if someone in the source recalls what the speaker said.',
        optional: true,
      }),
      ...formFields({ credited_as, cue }, fields, errors),
      ...citedFields(fields, errors, { at: 'relayed_from.source', label: 'Source it cites' }),
      ...claimChoice(fields, errors, choices),
      ...fragmentChoice(fields, errors, choices),
    ],
    more: [
      ...among(/^(language|occasion\.(name|id))$/),
      fieldsWith(fields, errors)('occasion.date', 'Date of a new occasion', { kind: 'date', optional: true }),
      ...among(/^said_on$/),
      ...formFields({ locator }, fields, errors),
      ...among(/^(ground_rule|embargoed_until)$/).map((field) => ownRule(field, fields, choices.terms)),
    ],
  };
}

function withNames(field: FieldPage, named: readonly string[]): FieldPage {
  if (field.name !== 'speaker.name' || field.value || named.length === 0) return field;
  const own = 'hint' in field && typeof field.hint === 'string' ? field.hint : '';
  const hint = `${own} Named in the article: ${named.join('; ')}.`.trim();
  return { ...field, ...{ hint } };
}

/** Who a name is, said once for all that stand under it. */
function sameNameBox({ same_name: value }: Typed, same: ItemChoices['sameName']): FieldPage[] {
  if (same === null) return [];
  const label = `Also for ${othersWords(same.count)} called ${same.name}`;
  const box = {
    name: 'same_name',
    label,
    kind: 'checkbox',
    checked: 'on',
    value: value ?? null,
    error: null,
  };
  return [box];
}

export function othersWords(count: number): string {
  return count === 1 ? 'the other one' : `the ${count.toLocaleString('en-GB')} others`;
}

/** Whether the words are a new quotation, or one that is recorded and gets this source. */
function claimChoice(fields: Typed, errors: readonly FieldError[], { alike, target }: ItemChoices) {
  const same = alike.filter(({ kind }) => kind === 'same' || kind === 'nearly');
  if (same.length === 0) return [];
  const options = [
    { value: 'new', label: 'A new quotation' },
    ...same.map((one) => ({
      value: String(one.id),
      label: `Another source of quotation ${one.id}: ${printedShort(one)} (${one.speaker_name})`,
    })),
  ];
  const typed = { ...fields, claim: fields.claim ?? (target === null ? 'new' : String(target)) };
  return [fieldsWith(typed, errors)('claim', 'Save as', { kind: 'radios', options })];
}

function fragmentChoice(fields: Typed, errors: readonly FieldError[], { alike, wholes }: ItemChoices) {
  const saved = alike.filter(({ kind }) => kind === 'part_of');
  if (saved.length + wholes.length === 0) return [];
  const options = [
    { value: '', label: 'A quotation of its own' },
    ...wholes.map((one) => ({
      value: `n${one.n}`,
      label: `A fragment of number ${one.n}: ${printedShort(one)}`,
    })),
    ...saved.map((one) => ({
      value: String(one.id),
      label: `A fragment of quotation ${one.id}: ${printedShort(one)}`,
    })),
  ];
  const typed = { ...fields, fragment_of: fields.fragment_of ?? '' };
  return [
    fieldsWith(typed, errors)('fragment_of', 'Part of a longer quotation', { kind: 'radios', options }),
  ];
}

/** The source of the article, by the names of its own form. */
export function sourceFields(fields: Typed, errors: readonly FieldError[]) {
  const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`source.${name}`, value]));
  const field = fieldsWith(typed, errors);
  return [
    ...pickFields(typed, errors, {
      at: 'source',
      label: 'Title',
      noun: 'source',
      hint: 'As printed. Choose a saved source if this is a newer version of it.',
    }),
    field('source.type', 'Source type', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(SOURCE_TYPES, TYPE_NOT_KNOWN),
    }),
    ...pickFields(typed, errors, {
      at: 'source.outlet',
      label: 'Outlet',
      noun: 'outlet',
      optional: true,
      hint: null,
      half: true,
    }),
    field('source.authors', 'Authors', {
      kind: 'textarea',
      rows: 2,
      optional: true,
      hint: 'One per line: “Family name, given name”, or the name as printed.',
    }),
    field('source.issued', 'Published', { kind: 'date', half: true, optional: true, hint: DATE_HINT }),
    field('source.language', 'Language', {
      kind: 'text',
      half: true,
      optional: true,
      hint: 'Such as en or zh.',
    }),
    field('source.url', 'Web address', { kind: 'url', optional: true }),
  ];
}

const DATE_HINT = 'Such as 19 June 2023. Days such as “on Tuesday” are dated from it.';

const MAX_LABEL = 80;

export interface Worded {
  readonly text: string;
  readonly form: Form;
  readonly language: string | null;
}

/** The beginning of a quotation, in its marks: the sign that it goes on stands outside of them. */
export function printedShort({ text, form, language }: Worded): string {
  const characters = Array.from(text.replace(/\s+/gu, ' '));
  const words = printedWords(form, characters.slice(0, MAX_LABEL).join('').trim(), language);
  return characters.length <= MAX_LABEL ? words : `${words} …`;
}
