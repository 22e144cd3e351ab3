import type { Drafted } from '../../engines/quotations/selected.js';
import { fieldsWith, optionsOf, type Typed } from '../../platform/lib/fields/form-page.js';
import { besideNames, pickFields } from '../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../platform/lib/result.js';
import { PLACES, SOURCE_TYPES, TIERS, TRANSLATIONS, TYPE_NOT_KNOWN } from '../../vocabulary.js';
import { CLAIM_PICKS, claimFields } from '../claims/form-fields.js';
import type { AlikeSection } from '../duplicates/section.js';
import { type CopyPointed, pointedPage } from './words-page.js';

export interface QuotationForm {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Possible duplicates: shown, never merged. Null where there is no question. */
  readonly alike: AlikeSection | null;
  /** Earlier answers about duplicates, sent again with a form that has other errors. */
  readonly answered: readonly (readonly [name: string, value: string])[];
  /** The quotation just saved, when the form for the next one follows. */
  readonly saved: { readonly href: string; readonly text: string } | null;
  /** How its words were selected from a copy. */
  readonly drafted: Drafted | null;
}

/** The form for a quotation and all that belongs to it; only the words and the speaker are required. */
export function newQuotationPage(
  { typed, alike, answered, saved, drafted, ...form }: QuotationForm,
  copy: CopyPointed | null,
) {
  const errors = besideNames(form.errors, PICKS);
  const fields = claimFields(typed, errors);
  const isFirst = ({ name }: { readonly name: string }) =>
    /^(text|form|language|language_guessed|speaker|occasion)\b/.test(name);
  const rest = fields.filter((field) => !isFirst(field));
  return {
    needs: 'Only the quotation and the speaker are required.',
    errors,
    saved,
    alike,
    answered,
    leftOut: drafted?.leftOut ?? [],
    credit: drafted?.credit ?? null,
    more_to_come: (typed.rest ?? '') !== '',
    said: [...fields.filter(isFirst), ...occasionMore(typed, errors)],
    reported: sourceFields(typed, errors),
    pointed: copy && pointedPage(copy, typed, errors),
    more: [...attributionFields(typed, errors), ...rest],
    moreOpen: errors.some(
      ({ path }) =>
        !/^(text|form|language|speaker|occasion|attribution\.(source|snapshot_id|relayed_from))/.test(path),
    ),
  };
}

/** The fields with a combo box of records. */
const PICKS = {
  ...CLAIM_PICKS,
  'attribution.source': 'source',
  'attribution.source.outlet': 'outlet',
  'attribution.relayed_from.source': 'source',
  'attribution.relayed_from.source.outlet': 'outlet',
} as const;

function occasionMore(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return [
    field('occasion.date', 'Date of a new occasion', {
      kind: 'date',
      optional: true,
      short: true,
      hint: 'Such as 19 June 2023 or June 2023.',
    }),
  ];
}

function sourceFields(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  const optional = { kind: 'text', optional: true };
  return [
    ...pickFields(typed, errors, {
      at: 'attribution.source',
      label: 'Source',
      noun: 'source',
      optional: true,
      hint: 'Choose a saved source, or type the title of a new one.',
    }),
    field('attribution.source.type', 'Source type', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(SOURCE_TYPES, TYPE_OPEN),
    }),
    ...pickFields(typed, errors, {
      at: 'attribution.source.outlet',
      label: 'Outlet of a new source',
      noun: 'outlet',
      optional: true,
      hint: null,
      half: true,
    }),
    field('attribution.source.url', 'Web address of a new source', { ...optional, kind: 'url' }),
    field('attribution.credited_as', 'Credited as', {
      ...optional,
      half: true,
      hint: 'What the source calls the speaker: “Chinese diplomatic chief”.',
    }),
    field('attribution.cue', 'Cue', {
      ...optional,
      half: true,
      hint: 'The linking words: “said”, “according to”.',
    }),
    ...pickFields(typed, errors, {
      at: 'attribution.relayed_from.source',
      label: 'Source it cites',
      noun: 'source',
      optional: true,
      hint: 'Recorded as cited, not as seen by us.',
    }),
    ...citedFields(typed, errors),
  ];
}

/** The fields that describe a cited source that is not saved yet. */
function citedFields(typed: Typed, errors: readonly FieldError[]) {
  return [
    fieldsWith(typed, errors)('attribution.relayed_from.source.type', 'Type of cited source', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(SOURCE_TYPES, TYPE_OPEN),
    }),
    ...pickFields(typed, errors, {
      at: 'attribution.relayed_from.source.outlet',
      label: 'Outlet of a new cited source',
      noun: 'outlet',
      optional: true,
      hint: null,
      half: true,
    }),
  ];
}

const TYPE_OPEN = `${TYPE_NOT_KNOWN} (or as already saved)`;

function attributionFields(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return [
    field('attribution.tier', 'Evidence level', {
      kind: 'select',
      optional: true,
      options: optionsOf(TIERS, 'Not given'),
    }),
    field('attribution.translation', 'Translation', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(TRANSLATIONS, 'Not given'),
    }),
    field('attribution.place', 'Where in the source', {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(PLACES, 'Not given'),
    }),
    field('attribution.locator', 'Page, paragraph or time', {
      kind: 'text',
      optional: true,
      short: true,
      hint: 'Such as “p. 4”, “paragraph 3” or “12:40”.',
    }),
  ];
}
