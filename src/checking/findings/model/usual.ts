import { ALL_FACETS } from '../../../derived/status/model/values.js';
import { type Facet, FINDING_VALUES, type FindingValue, type Form } from '../../../vocabulary.js';

// The findings that are recorded most, which a row of the checks shows as buttons. The others are folded.

const USUAL: Readonly<Record<Facet, readonly FindingValue[]>> = {
  wording: ['verbatim', 'as_printed', 'minor_changes', 'meaning_changed'],
  speaker: ['confirmed', 'attributed_only', 'misattributed'],
  occasion: ['confirmed', 'not_stated', 'wrong_date_or_place'],
  context: ['fair', 'full_statement_not_seen', 'cut_meaning_changed'],
  translation: ['not_needed', 'fair', 'original_not_seen', 'meaning_differs'],
  record: ['primary_held', 'issuer_version', 'secondary_only'],
};

/** A reported statement is in nobody’s own words, so other findings on its wording are usual. */
const USUAL_INDIRECT: readonly FindingValue[] = ['reported_fairly', 'as_printed', 'reported_unfairly'];

export function usualValues(facet: Facet, form: Form): readonly FindingValue[] {
  return facet === 'wording' && form === 'indirect' ? USUAL_INDIRECT : USUAL[facet];
}

/** The other findings on a facet. */
export function otherValues(facet: Facet, form: Form): readonly FindingValue[] {
  const usual = usualValues(facet, form);
  return (Object.keys(FINDING_VALUES[facet]) as FindingValue[]).filter((value) => !usual.includes(value));
}

/** The index of a facet's row in the form. */
export function rowOf(facet: Facet): number {
  return ALL_FACETS.indexOf(facet);
}
