import { CLAIM_PICKS, claimFields } from '../claims/form-fields.js';
import type { Alike } from '../claims/likeness-store.js';
import { fieldsWith, optionsOf, type Typed } from '../lib/form-page.js';
import { besideNames, pickFields } from '../lib/pick-fields.js';
import type { FieldError } from '../lib/result.js';
import { type PlaceOffered, placeOptions } from '../snapshots/model/words-in.js';
import { PLACES, SOURCE_TYPES, TIERS, TRANSLATIONS } from '../vocabulary.js';
import type { UnclearWords } from './from-words.js';
import type { CopyPointed } from './pointed.js';

export interface QuotationForm {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Claims that may be the same statement: shown, never merged. */
  readonly alike: readonly Alike[];
  /** The one just saved, where another follows. */
  readonly saved: { readonly href: string; readonly text: string } | null;
}

/** One form for a quotation with all that belongs to it; only the words and the speaker are required. */
export function newQuotationPage({ typed, alike, saved, ...form }: QuotationForm, copy: CopyPointed | null) {
  const errors = besideNames(form.errors, PICKS);
  const fields = claimFields(typed, errors);
  const isFirst = ({ name }: { readonly name: string }) =>
    /^(text|form|language|speaker|occasion)\b/.test(name);
  const rest = fields.filter((field) => !isFirst(field));
  return {
    errors,
    saved,
    alike: alike.map((one) => ({
      href: `/claims/${one.id}`,
      text: one.text,
      lang: one.language,
      speaker: one.speaker_name,
      word: LIKENESS[one.kind],
    })),
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

/** The records that the form names. */
const PICKS = {
  ...CLAIM_PICKS,
  'attribution.source': 'source',
  'attribution.source.outlet': 'outlet',
  'attribution.relayed_from.source': 'source',
} as const;

const LIKENESS: Readonly<Record<Alike['kind'], string>> = {
  same: 'The same words',
  nearly: 'Nearly the same words',
  part_of: 'Holds these words',
  contains: 'A part of these words',
};

/** The words that it was opened with stay offered, also where somebody took the tick off. */
function pointedPage(copy: CopyPointed, typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return {
    href: copy.href,
    exact: typed['attribution.selector.exact'] ?? '',
    lang: typed.language ?? null,
    tick: field('attribution.snapshot_id', `The words stand in our copy of ${copy.day}`, {
      kind: 'checkbox',
      checked: String(copy.id),
    }),
    sends: [
      ['from_copy', typed.from_copy ?? ''],
      ...Object.entries(typed).filter(([name]) => name.startsWith('attribution.selector.')),
    ],
  };
}

/** Words are asked for, or which of several places is meant. */
export function unclearWordsPage({ sends, back, lang, exact, errors, places }: UnclearWords) {
  const field = fieldsWith({ exact: exact ?? '' }, errors);
  const fault = errors[0]?.message ?? null;
  return {
    sends: Object.entries(sends),
    back,
    errors: errors.map(({ message }) => ({ path: places.length > 0 ? 'at' : 'exact', message })),
    exact: {
      ...field('exact', 'The words, copied from the text', { kind: 'textarea', rows: 3, lang }),
      error: places.length > 0 ? null : fault,
    },
    at: places.length === 0 ? null : { ...placesField(places), error: fault },
  };
}

function placesField(places: readonly PlaceOffered[]) {
  return {
    name: 'at',
    label: 'Where they stand',
    kind: 'radios',
    value: null,
    hint: `The ${places.length} places, in the order of the text.`,
    options: placeOptions(places),
  };
}

function occasionMore(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return [
    field('occasion.date', 'Its date', {
      kind: 'date',
      optional: true,
      short: true,
      hint: 'Such as 19 June 2023 or 2023-06. Only for a new occasion.',
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
      hint: 'The title of the article, broadcast or transcript that has the words. One that is on the desk is picked.',
    }),
    field('attribution.source.type', 'What it is', {
      kind: 'select',
      optional: true,
      options: optionsOf(SOURCE_TYPES, 'As it is on the desk'),
    }),
    ...pickFields(typed, errors, {
      at: 'attribution.source.outlet',
      label: 'Its outlet',
      noun: 'outlet',
      optional: true,
      hint: 'For a source on the desk already, leave this empty.',
    }),
    field('attribution.source.url', 'Its web address', { ...optional, kind: 'url' }),
    field('attribution.credited_as', 'Credited as', {
      ...optional,
      hint: 'The source’s own words for the speaker: “Chinese diplomatic chief”.',
    }),
    field('attribution.cue', 'Cue', {
      ...optional,
      hint: 'The words that attribute: “said”, “according to”.',
    }),
    ...pickFields(typed, errors, {
      at: 'attribution.relayed_from.source',
      label: 'It has the words from',
      noun: 'source',
      optional: true,
      hint: 'Where the source names another as its own: that one is kept as named, not seen.',
    }),
  ];
}

function attributionFields(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return [
    field('attribution.tier', 'How near it is', {
      kind: 'select',
      optional: true,
      options: optionsOf(TIERS, 'Not yet'),
    }),
    field('attribution.translation', 'Translation', {
      kind: 'select',
      optional: true,
      options: optionsOf(TRANSLATIONS, 'Not yet'),
    }),
    field('attribution.place', 'Place in the work', {
      kind: 'select',
      optional: true,
      options: optionsOf(PLACES, 'Not yet'),
    }),
    field('attribution.locator', 'Locator', {
      kind: 'text',
      optional: true,
      short: true,
      hint: 'Page, paragraph, line or time.',
    }),
  ];
}
