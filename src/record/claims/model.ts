import { claimTitle, type TitledClaim } from '../../derived/status/model/claim-title.js';
import type { EdtfDate } from '../../platform/lib/edtf/edtf.js';
import type { AttributionStatus, ClaimOrder, Form, GroundRule, MatchState } from '../../vocabulary.js';

/** The default for a claim and its first attribution. */
export const DEFAULT_FORM = 'direct' satisfies Form;

/** Whether a claim is visible to checkers and above only. */
export function isRestricted(claim: { readonly ground_rule: GroundRule }): boolean {
  return claim.ground_rule !== 'on_record';
}

/** The loosest first. An embargo ends. */
export const RULES_BY_STRICTNESS = [
  'on_record',
  'embargoed',
  'background',
  'deep_background',
  'off_record',
] as const satisfies readonly GroundRule[];

export function isFreer(one: GroundRule, other: GroundRule): boolean {
  return RULES_BY_STRICTNESS.indexOf(one) < RULES_BY_STRICTNESS.indexOf(other);
}

/** Filters for claims; null does not filter. */
export interface ClaimFilters {
  /** A full-text search, as derived/search/model/parse-query.ts parses it. */
  readonly q: string | null;
  readonly speaker: number | null;
  readonly source: number | null;
  readonly outlet: number | null;
  readonly occasion: number | null;
  readonly tag: string | null;
  readonly form: Form | null;
  readonly language: string | null;
  /** Said on or after the first day of `from`, and on or before the last day of `to`. */
  readonly from: EdtfDate | null;
  readonly to: EdtfDate | null;
  readonly status: AttributionStatus | null;
  /** Any of these. */
  readonly match: readonly MatchState[] | null;
  /** A finding rests on something that has changed since. */
  readonly stale: 'yes' | null;
  /** A finding awaits a second person: for checkers and above. */
  readonly waiting: 'yes' | null;
  /** A question is open on the claim or on one of its attributions. */
  readonly questions: 'yes' | null;
  /** Null for the day it was said, latest first. */
  readonly sort: ClaimOrder | null;
  /** The cursor of a page. */
  readonly after: string | null;
}

/** Breadcrumbs for a page below a claim. */
export function crumbsBelow(claim: TitledClaim) {
  return [
    { label: 'Quotations', href: '/claims' },
    { label: claimTitle(claim), href: `/claims/${claim.id}` },
  ];
}

/** The fields of a form that name a claim: the box with words of it, and the id of the chosen one. */
export interface PickNames {
  readonly words: string;
  readonly id: string;
}
