import { reasonFields } from '../../../derived/set-asides/reason-section.js';
import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import { besideNames, typedPick } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { TitledClaim } from '../../claims/model.js';
import type { AttributionRow, Credited } from '../store.js';
import { attributionFields } from './fields.js';
import { optionOf } from './option.js';

export interface AttributionForm {
  readonly claim: TitledClaim;
  /** Null for a new one. */
  readonly id: number | null;
  readonly version: number | null;
  /** The claim's other attributions, from which this one may be relayed. */
  readonly others: readonly AttributionRow[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The fields with a combo box of records. */
const PICKS = {
  source: 'source',
  'source.outlet': 'outlet',
  speaker: 'speaker',
  voiced_by: 'speaker',
  occasion: 'occasion',
  'relayed_from.source': 'source',
  'relayed_from.source.outlet': 'outlet',
} as const;

export function attributionFormPage({ claim, id, version, others, typed, ...form }: AttributionForm) {
  const errors = besideNames(form.errors, PICKS);
  const field = fieldsWith({ rank: 'normal', ...typed }, errors);
  return {
    title: id === null ? 'Add a source for this quotation' : 'Edit this source’s wording',
    action: id === null ? `/claims/${claim.id}/attributions` : `/attributions/${id}`,
    cancelHref: `/claims/${claim.id}`,
    submit: id === null ? 'Add source' : 'Save',
    needs: 'Only the source is required.',
    version,
    errors,
    fields: [
      ...attributionFields({ typed, errors, field, isNew: id === null }, others.map(optionOf)),
      ...reasonFields(typed, errors),
    ],
  };
}

/** Columns whose values the form shows unchanged. */
const COLUMNS = [
  'wording',
  'language',
  'credited_as',
  'cue',
  'capacity',
  'form',
  'tier',
  'rank',
  'relayed_from_id',
  'translation',
  'translator',
  'translates_id',
  'place',
  'locator',
  'note',
] as const;

export function typedFromAttribution(one: AttributionRow, credited: Credited): Typed {
  const columns = COLUMNS.flatMap((name) => (one[name] === null ? [] : [[name, String(one[name])] as const]));
  return {
    ...Object.fromEntries(columns),
    ...typedPick('source', 'source', { id: one.source_id, name: one.source_title }),
    ...typedPick('speaker', 'speaker', credited.speaker),
    ...typedPick('voiced_by', 'speaker', credited.voiced_by),
    ...typedPick('occasion', 'occasion', credited.occasion),
  };
}
