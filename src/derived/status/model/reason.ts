import { remembering } from '../../../engines/remembering.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import {
  ATTRIBUTION_STATUSES,
  type AttributionStatus,
  FACETS,
  type Facet,
  type FindingValue,
} from '../../../vocabulary.js';
import type { MisattributionColumn } from './misattribution.js';
import { ALL_FACETS, valueWords } from './values.js';

/** A claim's status with the decisive finding, as a store reads them together. */
export interface StatusColumns extends MisattributionColumn {
  /** Who tells what the speaker said, in the source of the quotation’s wording. */
  readonly recounted_by: string | null;
  readonly status: AttributionStatus;
  readonly status_checked: number;
  readonly status_settled: number;
  /** How far each check is, as checks.ts reads it. */
  readonly status_checks: string;
  readonly status_stale: number;
  /** Null for viewers who may not see pending findings. */
  readonly status_pending: number | null;
  /**
   * Where every check is conclusive, and as far as the viewer may know: 1 where a saved copy says otherwise,
   * 2 where that was set aside; and no two people accepted it.
   */
  readonly status_mismatched: 0 | 1 | 2;
  /** Whether nobody else could agree, so that one person decides. */
  readonly status_alone: 0 | 1;
  readonly decided_facet: Facet | null;
  readonly decided_value: FindingValue | null;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly agreed_at: string | null;
  readonly agreed_by: string | null;
}

/** The columns that a list shows. */
export type ListedStatus = Pick<
  StatusColumns,
  | 'status'
  | 'status_checks'
  | 'status_stale'
  | 'status_pending'
  | 'status_alone'
  | 'misattribution'
  | 'recounted_by'
>;

export interface StatusOfClaim {
  readonly status: AttributionStatus;
  /** The reason as a sentence without full stop. */
  readonly reason: string;
}

/** The caveat shown with every status. */
export const NOT_WHETHER_SO = 'This says who said it, not whether it is true.';

export function statusOfClaim(columns: StatusColumns): StatusOfClaim {
  return { status: columns.status, reason: reasonOf(columns) };
}

/** “Speaker: denied by the speaker (12 June 2023).”: for below the status's label. */
export function sentenceUnder(claim: StatusColumns): string {
  if (claim.status === 'open') return `${openReason(claim)}.`;
  return `${upperFirst(deciding(claim, '. Latest: '))} (${dayOf(claim.decided_at)})${staleClause(claim)}.`;
}

/** The number of checks done, and what decided the status: for beside the status's label. */
export function besideStatus(claim: StatusColumns): { readonly checked: string; readonly sentence: string } {
  const checked = `${claim.status_checked} of ${ALL_FACETS.length}`;
  if (claim.status === 'open') return { checked, sentence: `${openReason(claim)}.` };
  const conclusive = claim.status === 'partly_checked' ? conclusiveWords(claim) : '';
  const lead = conclusive === '' ? '' : `${upperFirst(conclusive)}. `;
  const finding = findingWords(claim) ?? openReason(claim);
  const said = claim.status === 'partly_checked' ? `Latest: ${finding}` : upperFirst(finding);
  return { checked, sentence: `${lead}${said} (${dayOf(claim.decided_at)})${staleClause(claim)}.` };
}

/** “1 finding waits for a second person”; null where none does, and for viewers who may not know. */
export function waitingOf({ status_pending: pending, status_alone }: ListedStatus): string | null {
  return pending === null || pending === 0 ? null : waitingWords(pending, status_alone === 1);
}

/** What is open on a claim, for the end of its row: stale findings, and pending ones for viewers who may know. */
export function todoOf(claim: ListedStatus): { readonly icon: string; readonly text: string } | null {
  const { status_stale: stale } = claim;
  const waits = waitingOf(claim);
  const old = stale > 0 ? staleWords(stale) : null;
  if (waits === null && old === null) return null;
  return { icon: waits === null ? 'clock' : 'speakers', text: [waits, old].filter(Boolean).join('; ') };
}

function waitingWords(count: number, alone: boolean): string {
  const findings = count === 1 ? '1 finding' : `${count} findings`;
  if (alone) return `${findings} recorded by one person`;
  return `${findings} ${count === 1 ? 'waits' : 'wait'} for a second person`;
}

/** “speaker – denied by the speaker”: the decisive finding, for where its author and date are shown separately. */
export function deciding(claim: StatusColumns, beforeLatest = '; latest: '): string {
  const finding = findingWords(claim);
  if (finding === null) return openReason(claim);
  return claim.status === 'partly_checked' ? `${checkedWords(claim)}${beforeLatest}${finding}` : finding;
}

/** “speaker – denied by the speaker”; null where no finding is decisive. */
function findingWords(claim: StatusColumns): string | null {
  if (claim.decided_facet === null || claim.decided_value === null) return null;
  const facet = lowerFirst(FACETS[claim.decided_facet]);
  const value = lowerFirst(valueWords(claim.decided_facet, claim.decided_value)).replace(
    /^misattributed: /,
    '',
  );
  return `${facet} – ${value}`;
}

/** “Disputed: speaker – denied by the speaker, on 12 June 2023, by Ada Berg”. */
function reasonOf(claim: StatusColumns): string {
  if (claim.status === 'open') return openReason(claim);
  return `${ATTRIBUTION_STATUSES[claim.status]}: ${groundsOf(claim)}`;
}

/** “speaker – denied by the speaker, on 12 June 2023, by Ada Berg”. */
function groundsOf(claim: StatusColumns): string {
  return `${deciding(claim)}, ${signature(claim)}${staleClause(claim)}`;
}

/** “; 5 findings are out of date”: for the end of a reason. Empty where there are none, or where the reason is that alone. */
export function staleClause({ status, status_stale: stale }: StatusColumns): string {
  return stale > 0 && status !== 'open' ? `; ${staleWords(stale)}` : '';
}

const UNCONFIRMED = {
  0: '',
  1: ': a source or our copy says otherwise',
  2: ': a difference from our copy was set aside by one person',
} as const;

/** “6 of 6 checks done, none conclusive”: a check that leaves something open does not confirm an attribution. */
function checkedWords(claim: StatusColumns): string {
  const [done, conclusive] = [
    `${claim.status_checked} of ${ALL_FACETS.length} checks done`,
    conclusiveWords(claim),
  ];
  return conclusive === '' ? done : `${done}, ${conclusive}`;
}

/** “none conclusive”; empty where all checks done are conclusive. */
function conclusiveWords(claim: StatusColumns): string {
  const { status_checked: checked, status_settled: settled } = claim;
  if (settled === ALL_FACETS.length) return `not confirmed${UNCONFIRMED[claim.status_mismatched]}`;
  return settled === checked ? '' : `${settled === 0 ? 'none' : settled} conclusive`;
}

function openReason({ status_stale, status_pending }: StatusColumns): string {
  // Viewers who may not know of a pending finding get the same text as without it.
  if (status_stale === 0 && (status_pending ?? 0) > 0) return 'Findings wait for a second person';
  return status_stale === 0
    ? 'Nobody has checked this yet'
    : `Open again: ${staleWords(status_stale)}; the quotation or its evidence has changed`;
}

function staleWords(count: number): string {
  return count === 1 ? '1 finding is out of date' : `${count} findings are out of date`;
}

function signature(claim: StatusColumns): string {
  const by = `on ${dayOf(claim.decided_at)}, by ${claim.decided_by}`;
  return claim.agreed_at === null ? by : `${by}, agreed on ${dayOf(claim.agreed_at)} by ${claim.agreed_by}`;
}

/** The date of a time in UTC: `12 June 2023`. */
function dayOf(time: string | null): string {
  return wordedDay((time ?? '').slice(0, 10));
}

// Cached: a list of claims has few distinct dates, and formatting one costs more than the rest of the sentence.
const wordedDay = remembering((day) => formatEdtf(day));

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
