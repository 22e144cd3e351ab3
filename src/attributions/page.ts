import { fieldsWith, optionsOf, type Typed } from '../lib/form-page.js';
import type { FieldError } from '../lib/result.js';
import { PLACES, RANKS, TIERS, TRANSLATIONS } from '../vocabulary.js';
import type { AttributionRow } from './store.js';

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

export function attributionFormPage({ claim, id, version, others, typed, errors }: AttributionForm) {
  const field = fieldsWith({ rank: 'normal', ...typed }, errors);
  const optional = { kind: 'text', optional: true };
  const among = others.map((one) => ({
    value: String(one.id),
    label: one.outlet_name === null ? one.source_title : `${one.outlet_name}: ${one.source_title}`,
  }));
  return {
    title: id === null ? 'Add another source of it' : 'Edit what this source says',
    action: id === null ? `/claims/${claim.id}/attributions` : `/attributions/${id}`,
    cancelHref: `/claims/${claim.id}`,
    submit: id === null ? 'Add this source' : 'Save the attribution',
    version,
    errors,
    fields: [
      id === null
        ? field('source.title', 'Source', {
            kind: 'combo',
            source: '/sources.json?q=',
            hint: 'Its title. One that is on the desk is picked; any other is added.',
          })
        : field('source_id', 'Number of the source', {
            kind: 'text',
            short: true,
            hint: 'It stands in the source’s address.',
          }),
      ...(id === null
        ? [
            field('source.url', 'Its web address', { ...optional, kind: 'url' }),
            field('source.outlet.name', 'Its outlet', optional),
          ]
        : []),
      field('wording', 'The words as it prints them', {
        kind: 'textarea',
        words: true,
        optional: true,
        hint: 'Leave this empty where the source is only named by another and nobody here has seen it.',
      }),
      field('language', 'Language of these words', { ...optional, short: true }),
      field('credited_as', 'Credited as', optional),
      field('cue', 'Cue', optional),
      field('capacity', 'Capacity', { ...optional, hint: 'In what role the source says they spoke.' }),
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
            field('relayed_from.source.title', 'Or from a source not listed here', {
              ...optional,
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

export function typedFromAttribution(one: AttributionRow): Typed {
  const {
    source_id,
    wording,
    language,
    credited_as,
    cue,
    capacity,
    tier,
    rank,
    relayed_from_id,
    translation,
    translator,
    place,
    locator,
    note,
  } = one;
  const columns = {
    source_id,
    wording,
    language,
    credited_as,
    cue,
    capacity,
    tier,
    rank,
    relayed_from_id,
    translation,
    translator,
    place,
    locator,
    note,
  };
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}
