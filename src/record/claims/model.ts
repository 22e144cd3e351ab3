import { creditedOrWrong, type MisattributionColumn } from '../../derived/status/model/misattribution.js';
import { printedWords } from '../../engines/text/printed-words.js';
import { shortWords } from '../../engines/text/short-words.js';
import type { EdtfDate } from '../../platform/lib/edtf.js';
import type { AttributionStatus, ClaimOrder, Form, GroundRule, MatchState } from '../../vocabulary.js';

/** Of a claim, and of its first attribution, where nobody says otherwise. */
export const DEFAULT_FORM = 'direct' satisfies Form;

/** Whether a claim is for checkers and up alone. */
export function isRestricted(claim: { readonly ground_rule: GroundRule }): boolean {
  return claim.ground_rule !== 'on_record';
}

/** Which claims are asked for; null leaves a thing open. */
export interface ClaimFilters {
  /** A search, as search/query reads it. */
  readonly q: string | null;
  readonly speaker: number | null;
  readonly source: number | null;
  readonly outlet: number | null;
  readonly occasion: number | null;
  readonly tag: string | null;
  readonly form: Form | null;
  readonly language: string | null;
  /** Said on or after its first day; said on or before the last day of `to`. */
  readonly from: EdtfDate | null;
  readonly to: EdtfDate | null;
  readonly status: AttributionStatus | null;
  /** Any of these. */
  readonly match: readonly MatchState[] | null;
  /** Something that a finding rests on has changed since. */
  readonly stale: 'yes' | null;
  /** A finding waits for a second person: for checkers and up to ask. */
  readonly waiting: 'yes' | null;
  /** Null for the day it was said, last first. */
  readonly sort: ClaimOrder | null;
  /** The cursor of a page. */
  readonly after: string | null;
}

/** As much of a claim as names it in a line. */
export interface TitledClaim extends MisattributionColumn {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly speaker_name: string;
}

/** “Ann Weber: “No.””: who said it, or who did not, and the words as they are printed. */
export function claimTitle(claim: TitledClaim, most = 60): string {
  const words = shortWords(claim.text, most) || 'the text was erased';
  const printed = printedWords(claim.text === '' ? null : claim.form, words, claim.language);
  return `${creditedOrWrong(claim)}: ${printed}`;
}

/** The way to a page below a claim's own. */
export function crumbsBelow(claim: TitledClaim) {
  return [
    { label: 'Quotations', href: '/claims' },
    { label: claimTitle(claim), href: `/claims/${claim.id}` },
  ];
}
