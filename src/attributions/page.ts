import { fieldsWith, optionsOf, type Typed } from '../lib/form-page.js';
import { besideNames, pickFields, typedPick } from '../lib/pick-fields.js';
import type { FieldError } from '../lib/result.js';
import { FORMS, PLACES, RANKS, TIERS, TRANSLATIONS } from '../vocabulary.js';
import type { AttributionRow, Credited } from './store.js';

export interface AttributionForm {
  readonly claim: { readonly id: number; readonly text: string; readonly speaker_name: string };
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
    title: id === null ? 'Add a source for this claim' : 'Edit what this source says',
    action: id === null ? `/claims/${claim.id}/attributions` : `/attributions/${id}`,
    cancelHref: `/claims/${claim.id}`,
    submit: id === null ? 'Add this source' : 'Save what it says',
    needs: 'Only the source is needed.',
    version,
    errors,
    fields: [
      ...pickFields(typed, errors, {
        at: 'source',
        label: 'Source',
        noun: 'source',
        hint: 'Its title. Choose one the desk knows, or type a new title.',
      }),
      ...(id === null
        ? [
            field('source.url', 'Web address of a new source', { ...optional, kind: 'url', half: true }),
            ...pickFields(typed, errors, {
              at: 'source.outlet',
              label: 'Outlet of a new source',
              noun: 'outlet',
              optional: true,
              hint: null,
              half: true,
            }),
          ]
        : []),
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
        ...optional,
        half: true,
        hint: 'A code such as en, zh or pt-BR.',
      }),
      ...creditFields(typed, errors),
      field('credited_as', 'Credited as', {
        ...optional,
        half: true,
        hint: 'What the source calls the speaker.',
      }),
      field('cue', 'Cue', { ...optional, half: true, hint: 'The words that link the two: “said”.' }),
      field('capacity', 'Capacity', {
        ...optional,
        hint: 'The role in which they spoke, according to the source.',
      }),
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
      ...(id === null
        ? [
            ...pickFields(typed, errors, {
              at: 'relayed_from.source',
              label: 'Or from a source that is not listed',
              noun: 'source',
              optional: true,
              hint: 'It is kept as named by this one, not as seen.',
            }),
          ]
        : []),
      field('translation', 'Translation', {
        kind: 'select',
        half: true,
        optional: true,
        options: optionsOf(TRANSLATIONS, 'Not said yet'),
      }),
      field('translator', 'Translator', { ...optional, half: true }),
      field('translates_id', 'Translation of', {
        kind: 'select',
        optional: true,
        options: [{ value: '', label: 'None of these' }, ...among],
      }),
      field('place', 'Where in the source', {
        kind: 'select',
        half: true,
        optional: true,
        options: optionsOf(PLACES, 'Not said yet'),
      }),
      field('locator', 'Page, paragraph or time', { ...optional, half: true }),
      field('rank', 'Rank', {
        kind: 'select',
        short: true,
        options: optionsOf(RANKS),
        hint: 'Which to rely on where sources differ.',
      }),
      field('note', 'Note', { ...optional, kind: 'textarea', rows: 2 }),
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
    title: 'Choose which source’s wording the claim uses',
    action: `/claims/${claim.id}/reference`,
    cancelHref: `/claims/${claim.id}`,
    submit: 'Use this wording',
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
