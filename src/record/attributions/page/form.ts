import { reasonFields } from '../../../derived/set-asides/reason-section.js';
import type { TitledClaim } from '../../../derived/status/model/claim-title.js';
import {
  type FieldPage,
  fieldsWith,
  foldFields,
  foldIfNew,
  type Typed,
} from '../../../platform/lib/fields/form-page.js';
import { formFields, type NounFields, typedFromFields } from '../../../platform/lib/fields/noun-fields.js';
import { besideNames, pickFields, typedPick } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { ATTRIBUTION_FIELDS } from '../fields.js';
import { MAX_CHOICES } from '../model.js';
import type { AttributionRow } from '../row-store.js';
import { citedFields, sourceFields } from '../section.js';
import type { AttributionChoice, Credited } from '../store.js';

export interface AttributionForm {
  readonly claim: TitledClaim;
  /** Null for a new one. */
  readonly id: number | null;
  readonly version: number | null;
  /** The claim's other attributions, from which this one may be relayed. */
  readonly others: readonly AttributionChoice[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The fields with a combo box of records. */
const PICKS = {
  source: 'source',
  'source.outlet': 'outlet',
  speaker: 'speaker',
  voiced_by: 'speaker',
  recounted_by: 'speaker',
  occasion: 'occasion',
  'relayed_from.source': 'source',
  'relayed_from.source.outlet': 'outlet',
} as const;

export function attributionFormPage({ claim, id, version, others, typed, ...form }: AttributionForm) {
  const errors = besideNames(form.errors, PICKS);
  return {
    title: id === null ? 'Add a source for this quotation' : 'Edit this source’s wording',
    action: id === null ? `/claims/${claim.id}/attributions` : `/attributions/${id}`,
    cancelHref: `/claims/${claim.id}`,
    submit: id === null ? 'Add source' : 'Save',
    needs: 'Only the source is required.',
    version,
    errors,
    ...foldFields(
      [...attributionFields(typed, errors, id === null, others), ...reasonFields(typed, errors)],
      isUsual,
      INITIAL,
    ),
  };
}

/** The fields that nearly every source has. */
const isUsual = (name: string) =>
  /^(source|wording|tier|relayed_from|relayed_from_id|place|locator|set_aside_reason)\b/.test(name);
const INITIAL = { rank: 'normal' } as const;

const { wording, form, language, credited_as, cue, capacity, tier, translation, translator, ...LAST } =
  ATTRIBUTION_FIELDS;

/** @param among the other attributions of the claim */
function attributionFields(
  typed: Typed,
  errors: readonly FieldError[],
  isNew: boolean,
  among: readonly AttributionChoice[],
) {
  const own = (fields: NounFields) => formFields(fields, { ...INITIAL, ...typed }, errors);
  const source = sourceFields(typed, errors, { at: 'source' });
  return [
    ...source.filter(isBox),
    ...(isNew
      ? foldIfNew('If the source is new: type, outlet, date, web address', source.filter(isDetail))
      : []),
    ...own({ wording, form, language }),
    ...creditFields(typed, errors),
    ...own({ credited_as, cue, capacity, tier }),
    amongField('relayed_from_id', 'Source it cites', 'Not stated', typed, errors, among),
    ...(isNew ? newCitedFields(typed, errors) : []),
    ...own({ translation, translator }),
    amongField('translates_id', 'Translation of', 'None of these', typed, errors, among),
    ...own(LAST),
  ];
}

/** Of the fields of a source: the box that names it, and what describes a new one. */
const isBox = ({ name }: FieldPage) => /source\.(title|id)$/.test(name);
const isDetail = (field: FieldPage) => !isBox(field);

function newCitedFields(typed: Typed, errors: readonly FieldError[]) {
  const cited = citedFields(typed, errors, { at: 'relayed_from.source', label: 'Or a source not listed' });
  return [
    ...cited.filter(isBox),
    ...foldIfNew('If that source is new: type, outlet', cited.filter(isDetail)),
  ];
}

function amongField(
  name: string,
  label: string,
  none: string,
  typed: Typed,
  errors: readonly FieldError[],
  among: readonly AttributionChoice[],
) {
  const options = [{ value: '', label: none }, ...among.map(optionOf)];
  const hint = among.length < MAX_CHOICES ? null : `The newest ${MAX_CHOICES} are listed.`;
  return fieldsWith(typed, errors)(name, label, { kind: 'select', optional: true, options, hint });
}

/** An attribution of the claim as an option of a select. */
function optionOf({ id, outlet_name: outlet, source_title: title }: AttributionChoice) {
  return { value: String(id), label: outlet === null ? title : `${outlet}: ${title}` };
}

/** Whom this source credits, and where; named only where it differs from the claim's own speaker and occasion. */
function creditFields(typed: Typed, errors: readonly FieldError[]) {
  const pick = (at: string, noun: 'speaker' | 'occasion', label: string, hint: string) =>
    pickFields(typed, errors, { at, noun, label, hint, optional: true });
  return [
    ...pick(
      'speaker',
      'speaker',
      'Speaker it credits',
      'Only if it credits someone other than the quotation’s speaker.',
    ),
    ...pick('voiced_by', 'speaker', 'Voiced by', 'The spokesperson or interpreter, if any.'),
    ...pick(
      'recounted_by',
      'speaker',
      'Recalled by',
      'Only if someone in the source recalls what the speaker said.',
    ),
    ...pick(
      'occasion',
      'occasion',
      'Where and when, according to the source',
      'Only if it differs from the quotation’s.',
    ),
  ];
}

export function typedFromAttribution(one: AttributionRow, credited: Credited): Typed {
  return {
    ...typedFromFields(ATTRIBUTION_FIELDS, one),
    relayed_from_id: String(one.relayed_from_id ?? ''),
    translates_id: String(one.translates_id ?? ''),
    ...typedPick('source', 'source', { id: one.source_id, name: one.source_title }),
    ...typedPick('speaker', 'speaker', credited.speaker),
    ...typedPick('voiced_by', 'speaker', credited.voiced_by),
    ...typedPick('recounted_by', 'speaker', credited.recounted_by),
    ...typedPick('occasion', 'occasion', credited.occasion),
  };
}

/** Shown where the choice of a reference was refused. */
export function referencePage(
  claim: { readonly id: number; readonly version: number },
  attributions: readonly AttributionChoice[],
  typed: Typed,
  errors: readonly FieldError[],
) {
  const seen = attributions.filter(({ wording }) => wording !== null);
  return {
    title: 'Choose the source of the wording',
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
      ...reasonFields(typed, errors),
    ],
  };
}
