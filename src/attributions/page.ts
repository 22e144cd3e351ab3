import { fieldsWith, optionsOf, type Typed } from '../lib/form-page.js';
import { besideNames, pickFields, typedPick } from '../lib/pick-fields.js';
import type { FieldError } from '../lib/result.js';
import { FORMS, PLACES, RANKS, TIERS, TRANSLATIONS } from '../vocabulary.js';
import type { AttributionRow, Credited } from './store.js';

export interface AttributionForm {
  readonly claim: { readonly id: number; readonly text: string };
  /** Null for a new one. */
  readonly id: number | null;
  readonly version: number | null;
  /** The claim's other attributions, which this one can rest on. */
  readonly others: readonly AttributionRow[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The records that the form names. */
const PICKS = {
  source: 'source',
  'source.outlet': 'outlet',
  speaker: 'speaker',
  voiced_by: 'speaker',
  occasion: 'occasion',
  'relayed_from.source': 'source',
} as const;

export function attributionFormPage({ claim, id, version, others, typed, ...form }: AttributionForm) {
  const errors = besideNames(form.errors, PICKS);
  const field = fieldsWith({ rank: 'normal', ...typed }, errors);
  const optional = { kind: 'text', optional: true };
  const among = others.map(optionOf);
  return {
    title: id === null ? 'Add another source' : 'Edit what this source says',
    action: id === null ? `/claims/${claim.id}/attributions` : `/attributions/${id}`,
    cancelHref: `/claims/${claim.id}`,
    submit: id === null ? 'Add this source' : 'Save the attribution',
    version,
    errors,
    fields: [
      ...pickFields(typed, errors, {
        at: 'source',
        label: 'Source',
        noun: 'source',
        hint: 'Its title. One that is on the desk is picked; any other is added.',
      }),
      ...(id === null
        ? [
            field('source.url', 'Its web address', { ...optional, kind: 'url' }),
            ...pickFields(typed, errors, {
              at: 'source.outlet',
              label: 'Its outlet',
              noun: 'outlet',
              optional: true,
              hint: 'For a source on the desk already, leave this empty.',
            }),
          ]
        : []),
      field('wording', 'The words as it prints them', {
        kind: 'textarea',
        words: true,
        optional: true,
        hint: 'Leave this empty where the source is only named by another and nobody here has seen it.',
      }),
      field('language', 'Language of these words', { ...optional, short: true }),
      ...creditFields(typed, errors),
      field('credited_as', 'Credited as', optional),
      field('cue', 'Cue', optional),
      field('capacity', 'Capacity', { ...optional, hint: 'In what role the source says they spoke.' }),
      field('form', 'Form here', {
        kind: 'select',
        optional: true,
        options: optionsOf(FORMS, 'As the claim'),
      }),
      field('tier', 'How near it is', {
        kind: 'select',
        optional: true,
        options: optionsOf(TIERS, 'Not yet'),
      }),
      field('rank', 'Rank', {
        kind: 'select',
        options: optionsOf(RANKS),
        hint: 'Where sources differ, which one to prefer.',
      }),
      field('relayed_from_id', 'It has the words from', {
        kind: 'select',
        optional: true,
        options: [{ value: '', label: 'Not stated' }, ...among],
      }),
      ...(id === null
        ? [
            ...pickFields(typed, errors, {
              at: 'relayed_from.source',
              label: 'Or from a source not listed here',
              noun: 'source',
              optional: true,
              hint: 'Kept as named by this one; not seen.',
            }),
          ]
        : []),
      field('translation', 'Translation', {
        kind: 'select',
        optional: true,
        options: optionsOf(TRANSLATIONS, 'Not yet'),
      }),
      field('translator', 'Translator', optional),
      field('translates_id', 'It translates', {
        kind: 'select',
        optional: true,
        options: [{ value: '', label: 'None of these' }, ...among],
      }),
      field('place', 'Place in the work', {
        kind: 'select',
        optional: true,
        options: optionsOf(PLACES, 'Not yet'),
      }),
      field('locator', 'Locator', { ...optional, short: true, hint: 'Page, paragraph, line or time.' }),
      field('note', 'Note', { ...optional, kind: 'textarea' }),
    ],
  };
}

/** Shown where a choice of whose words the claim has was refused. */
export function referencePage(
  claim: { readonly id: number; readonly version: number },
  attributions: readonly AttributionRow[],
  typed: Typed,
  errors: readonly FieldError[],
) {
  const seen = attributions.filter(({ wording }) => wording !== null);
  return {
    title: 'Choose whose words the claim has',
    action: `/claims/${claim.id}/reference`,
    cancelHref: `/claims/${claim.id}`,
    submit: 'Take this wording as the claim’s',
    version: claim.version,
    errors,
    conflict: null,
    fields: [
      fieldsWith(typed, errors)('attribution_id', 'As printed by', {
        kind: 'select',
        options: [{ value: '', label: 'Choose one' }, ...seen.map(optionOf)],
      }),
    ],
  };
}

function optionOf({ id, outlet_name: outlet, source_title: title }: AttributionRow) {
  return { value: String(id), label: outlet === null ? title : `${outlet}: ${title}` };
}

/** Whom this source credits, where that is not the claim's own speaker and occasion. */
function creditFields(typed: Typed, errors: readonly FieldError[]) {
  return [
    ...pickFields(typed, errors, {
      at: 'speaker',
      label: 'Speaker it credits',
      noun: 'speaker',
      optional: true,
      hint: 'Where it credits the words to somebody else than the claim does.',
    }),
    ...pickFields(typed, errors, {
      at: 'voiced_by',
      label: 'Voiced by',
      noun: 'speaker',
      optional: true,
      hint: 'The spokesperson or interpreter who uttered them.',
    }),
    ...pickFields(typed, errors, {
      at: 'occasion',
      label: 'Occasion it gives',
      noun: 'occasion',
      optional: true,
      hint: 'Where it differs from the claim’s.',
    }),
  ];
}

export function typedFromAttribution(one: AttributionRow, credited: Credited): Typed {
  const { wording, language, credited_as, cue, capacity, form, tier, rank, relayed_from_id } = one;
  const { translation, translator, translates_id, place, locator, note } = one;
  const columns = {
    wording,
    language,
    credited_as,
    cue,
    capacity,
    form,
    tier,
    rank,
    relayed_from_id,
    translation,
    translator,
    translates_id,
    place,
    locator,
    note,
  };
  return {
    ...Object.fromEntries(
      Object.entries(columns).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
    ),
    ...typedPick('source', 'source', { id: one.source_id, name: one.source_title }),
    ...typedPick('speaker', 'speaker', credited.speaker),
    ...typedPick('voiced_by', 'speaker', credited.voiced_by),
    ...typedPick('occasion', 'occasion', credited.occasion),
  };
}
