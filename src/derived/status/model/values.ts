import {
  FACETS,
  type Facet,
  FINDING_VALUES,
  type FindingValue,
  type SearchOutcome,
} from '../../../vocabulary.js';

// What a value of a facet asks for: a reason, a second person, the record itself. The table of statuses
// is in status.ts.

/** In the order of the form. */
export const ALL_FACETS = Object.keys(FACETS) as readonly Facet[];

/** Values that leave nothing open on their facet: the good cases, which need no reason. */
export const SETTLED: Readonly<Record<Facet, readonly FindingValue[]>> = {
  wording: ['verbatim', 'minor_changes', 'cut', 'reported_fairly'],
  speaker: ['confirmed', 'through_spokesperson', 'joint'],
  occasion: ['confirmed'],
  context: ['fair', 'cut_meaning_kept'],
  translation: ['not_needed', 'fair'],
  record: ['primary_held', 'primary_seen', 'issuer_version'],
};

/** What the good case may be without a word of explanation; the rest of the settled values explain themselves. */
const PLAIN: Readonly<Record<Facet, readonly FindingValue[]>> = {
  wording: ['verbatim', 'as_printed', 'reported_fairly'],
  speaker: ['confirmed', 'through_spokesperson', 'joint'],
  occasion: ['confirmed'],
  context: ['fair'],
  translation: ['not_needed', 'fair'],
  record: ['primary_held', 'primary_seen', 'issuer_version'],
};

/** What makes a finding pending, current or neither. */
export interface Standing {
  readonly needs_second: 0 | 1;
  readonly agreed_at: string | null;
  readonly superseded_by: number | null;
}

/** Waits for a second person: it does not count, and only checkers and up see it. */
export function isPending(finding: Standing): boolean {
  return finding.superseded_by === null && finding.needs_second === 1 && finding.agreed_at === null;
}

/** Counts: not superseded, and agreed to where that is wanted. */
export function isCurrent(finding: Standing): boolean {
  return finding.superseded_by === null && !isPending(finding);
}

/** Waited for a second person until a newer finding took its place. */
export function wasWithdrawn(finding: Standing): boolean {
  return finding.superseded_by !== null && finding.needs_second === 1 && finding.agreed_at === null;
}

export function isSettled(facet: Facet, value: FindingValue): boolean {
  return SETTLED[facet].includes(value);
}

export function belongsTo(facet: Facet, value: string): value is FindingValue {
  return Object.hasOwn(FINDING_VALUES[facet], value);
}

/** Whether a value on a facet says why: it departs from the good case, or takes back what was found before. */
export function needsReason(facet: Facet, value: FindingValue, before: FindingValue | null): boolean {
  return !PLAIN[facet].includes(value) || (before !== null && before !== value);
}

/** Whether a value was read off the record, so that the record is among its evidence. */
export function needsTheRecord(facet: Facet, value: FindingValue): boolean {
  return facet === 'wording' && (value === 'verbatim' || value === 'not_in_record');
}

/** Whether a value says that one looked in vain, so that the search log shows where. */
export function needsASearch(facet: Facet, value: FindingValue): boolean {
  return facet === 'record' && value === 'none_found';
}

/** Whether a search shows that one looked in vain. One that is open, or found something, does not. */
export function foundNothing(outcome: SearchOutcome): boolean {
  return outcome === 'nothing';
}

/** What is found on a facet, in words. */
export function valueWords(facet: Facet, value: FindingValue): string {
  return (FINDING_VALUES[facet] as Readonly<Record<string, string>>)[value] ?? value;
}
