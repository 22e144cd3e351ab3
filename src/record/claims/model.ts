import { creditedOrWrong, type MisattributionColumn } from '../../derived/status/model/misattribution.js';
import { printedWords } from '../../engines/text/printed-words.js';
import { shortWords } from '../../engines/text/short-words.js';
import type { EdtfDate } from '../../platform/lib/edtf/edtf.js';
import type { AttributionStatus, ClaimOrder, Form, GroundRule, MatchState } from '../../vocabulary.js';

/** The default for a claim and its first attribution. */
export const DEFAULT_FORM = 'direct' satisfies Form;

/** Whether a claim is visible to checkers and above only. */
export function isRestricted(claim: { readonly ground_rule: GroundRule }): boolean {
  return claim.ground_rule !== 'on_record';
}

/** Filters for claims; null does not filter. */
export interface ClaimFilters {
  /** A full-text search, as search/query parses it. */
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
  /** Null for the day it was said, latest first. */
  readonly sort: ClaimOrder | null;
  /** The cursor of a page. */
  readonly after: string | null;
}

/** The columns that a claim's title needs. */
export interface TitledClaim extends MisattributionColumn {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly speaker_name: string;
}

/** “Ann Weber: “No.””: the speaker, or that the attribution is wrong, and the words as printed. */
export function claimTitle(claim: TitledClaim, most = 60): string {
  const words = shortWords(claim.text, most) || 'the text was erased';
  const printed = printedWords(claim.text === '' ? null : claim.form, words, claim.language);
  return `${creditedOrWrong(claim)}: ${printed}`;
}

/** Breadcrumbs for a page below a claim. */
export function crumbsBelow(claim: TitledClaim) {
  return [
    { label: 'Quotations', href: '/claims' },
    { label: claimTitle(claim), href: `/claims/${claim.id}` },
  ];
}
