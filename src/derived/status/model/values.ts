import {
  FACETS,
  type Facet,
  FINDING_VALUES,
  type FindingValue,
  type SearchOutcome,
} from '../../../vocabulary.js';

// What a value of a facet requires: a reason, a second person, the original record. The table of statuses is in
// status.ts.

/** In the order of the form. */
export const ALL_FACETS = Object.keys(FACETS) as readonly Facet[];

/** Conclusive values of each facet, which leave nothing open. */
export const SETTLED: Readonly<Record<Facet, readonly FindingValue[]>> = {
  wording: ['verbatim', 'minor_changes', 'cut', 'reported_fairly'],
  speaker: ['confirmed', 'through_spokesperson', 'joint'],
  occasion: ['confirmed'],
  context: ['fair', 'cut_meaning_kept'],
  translation: ['not_needed', 'fair'],
  record: ['primary_held', 'primary_seen', 'issuer_version'],
};

/** Conclusive values that need no reason. */
const PLAIN: Readonly<Record<Facet, readonly FindingValue[]>> = {
  wording: ['verbatim', 'as_printed', 'reported_fairly'],
  speaker: ['confirmed', 'through_spokesperson', 'joint'],
  occasion: ['confirmed'],
  context: ['fair'],
  translation: ['not_needed', 'fair'],
  record: ['primary_held', 'primary_seen', 'issuer_version'],
};

/** The columns that make a finding pending, effective or neither. */
export interface Standing {
  readonly needs_second: 0 | 1;
  readonly agreed_at: string | null;
  readonly superseded_by: number | null;
}

/** Pending until a second person agrees: not in effect, and visible to checkers and above only. */
export function isPending(finding: Standing): boolean {
  return finding.superseded_by === null && finding.needs_second === 1 && finding.agreed_at === null;
}

/** In effect: not superseded, and agreed to where that is required. */
export function isCurrent(finding: Standing): boolean {
  return finding.superseded_by === null && !isPending(finding);
}

/** Was pending until a newer finding superseded it. */
export function wasWithdrawn(finding: Standing): boolean {
  return finding.superseded_by !== null && finding.needs_second === 1 && finding.agreed_at === null;
}

export function isSettled(facet: Facet, value: FindingValue): boolean {
  return SETTLED[facet].includes(value);
}

export function belongsTo(facet: Facet, value: string): value is FindingValue {
  return Object.hasOwn(FINDING_VALUES[facet], value);
}

/**
 * Whether a value requires a reason: it is not one of the plain conclusive ones, or it reverses an earlier finding.
 */
export function needsReason(facet: Facet, value: FindingValue, before: FindingValue | null): boolean {
  return !PLAIN[facet].includes(value) || (before !== null && before !== value);
}

/** Whether a value comes from the original record, which must then be among the evidence. */
export function needsTheRecord(facet: Facet, value: FindingValue): boolean {
  return facet === 'wording' && (value === 'verbatim' || value === 'not_in_record');
}

/** Whether a value states that a search found nothing, which the search log must show. */
export function needsASearch(facet: Facet, value: FindingValue): boolean {
  return facet === 'record' && value === 'none_found';
}

/** Whether a search found nothing. An open one does not count. */
export function foundNothing(outcome: SearchOutcome): boolean {
  return outcome === 'nothing';
}

/** The label of a value. */
export function valueWords(facet: Facet, value: FindingValue): string {
  return (FINDING_VALUES[facet] as Readonly<Record<string, string>>)[value] ?? value;
}
