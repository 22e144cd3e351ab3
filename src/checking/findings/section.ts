import type { FindingRow } from '../../derived/status/findings-store.js';
import { ALL_FACETS, isCurrent } from '../../derived/status/model/values.js';
import type { Saved } from '../../platform/db/row-change.js';
import type { FieldError } from '../../platform/lib/result.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import type { Viewer } from '../../platform/viewer.js';
import type { ClaimRow } from '../../record/claims/store.js';
import { FACET_QUESTIONS, FACETS, type Facet } from '../../vocabulary.js';
import type { ChecksRead, Offering } from './checks-store.js';
import type { TypedRow } from './form-input.js';
import type { EvidenceOffer } from './model/offer.js';
import { secondHandFindings } from './model/second-hand.js';
import { type Shown, sameQuestion } from './page/agreement.js';
import { checkForm, type RowForm } from './page/check-form.js';
import { findingShown } from './page/finding.js';

// The checks of a claim as its page shows them (views/findings/checks.ejs): for each facet the effective, the pending
// and the superseded findings, and for those who may check the form in which they are decided. They concern the
// attribution; never whether a statement is true.

/** What was sent, and why nothing of it was saved. */
export interface ChecksState {
  /** The rows as sent; null where the page is newly opened. */
  readonly sent: readonly TypedRow[] | null;
  /** The claim's version when the form was opened; null for the present one. */
  readonly claimVersion: string | null;
  readonly errors: readonly FieldError[];
  /** The present state beside the typed values, where somebody else saved. */
  readonly conflict: { readonly rows: readonly object[]; readonly saved: Saved | null } | null;
  /** The identical finding that waits for a second person. */
  readonly same: FindingRow | null;
  /** The part of the evidence that is asked for, from 1; null for the one in the address. */
  readonly part: number | null;
}

export const NEWLY_OPENED: ChecksState = {
  sent: null,
  claimVersion: null,
  errors: [],
  conflict: null,
  same: null,
  part: null,
};

/** @param isFilled whether the usual findings of a second-hand quotation are to be filled in */
export function checksSection(
  claim: ClaimRow,
  { findings, next, candidates, offered }: ChecksRead,
  viewer: Viewer,
  state: ChecksState = NEWLY_OPENED,
  isFilled = false,
) {
  const as = { candidates, viewer, match: claim.match, isAlone: claim.status_alone === 1 };
  const form = offered && formOf(claim, findings, as, { ...offered, state, isFilled });
  const rows = ALL_FACETS.map((facet) => {
    const row = rowShown(facet, findings, as, form?.rows.get(facet) ?? null);
    // Their number is not known where there are more parts.
    const beforeWords = next === null ? howMany(row.before.length, 'earlier finding') : 'Earlier findings';
    return { ...row, beforeWords };
  });
  const done = rows.filter(({ current }) => current !== null && current.stale === null).length;
  const shown = rows.flatMap(({ current, pending }) => [current ?? [], pending ?? []].flat());
  return {
    done: `${done} of ${rows.length} done`,
    rows,
    earlierHref: next && findingsHref(claim.id, next),
    /** What waits for a second person, by its address on the page. */
    waiting: rows.flatMap(({ name, pending }) =>
      pending ? [{ text: `${name}: ${pending.value}`, href: `#finding-${pending.id}` }] : [],
    ),
    agreements: shown.flatMap(({ id, agree }) =>
      agree === null ? [] : [{ id: `agree-${id}`, action: agree }],
    ),
    form: form && {
      action: `/claims/${claim.id}/findings`,
      claimVersion: state.claimVersion ?? String(claim.version),
      errors: form.errors,
      parts: form.parts,
      fillHref: form.canFill ? `/claims/${claim.id}?fill=second_hand#checks` : null,
    },
    conflict: state.conflict,
    same: state.same && sameQuestion(state.same, as),
  };
}

/** The address of a part of the findings of a claim. */
export function findingsHref(claimId: number, after: string, suffix = ''): string {
  return `/claims/${claimId}/findings${suffix}?${new URLSearchParams({ after })}`;
}

function rowShown(facet: Facet, findings: readonly FindingRow[], as: Shown, form: RowForm | null) {
  const own = findings.filter((one) => one.facet === facet);
  const shown = (row: FindingRow | undefined) => (row ? findingShown(row, as) : null);
  return {
    key: facet,
    name: FACETS[facet],
    question: FACET_QUESTIONS[facet],
    current: shown(own.find(isCurrent)),
    pending: shown(own.find((row) => row.superseded_by === null && !isCurrent(row))),
    before: own.flatMap((row) => shown(row.superseded_by === null ? undefined : row) ?? []),
    form,
  };
}

interface Opening extends Offering {
  readonly state: ChecksState;
  readonly isFilled: boolean;
}

function formOf(claim: ClaimRow, findings: readonly FindingRow[], as: Shown, opening: Opening) {
  const { held, offer, state, isFilled } = opening;
  const standing = findings.filter(({ superseded_by }) => superseded_by === null);
  const secondHand = secondHandFindings(claim, held);
  const { errors, rows } = checkForm({
    ...{ claim, as, standing, held, offer, secondHand, isFilled },
    ...{ sent: state.sent, errors: state.errors },
  });
  const canFill = [...rows.values()].some(({ fill }) => fill !== null);
  return { errors, rows, canFill, parts: partsShown(offer) };
}

/**
 * The parts of the evidence, by number; null where it has one. They are buttons of the form, which is shown again with
 * all that was set in it.
 */
function partsShown({ part, from, to, of, isLast }: EvidenceOffer) {
  if (from === 0 && isLast) return null;
  const [first, last, all] = [from + 1, to, of].map((count) => count.toLocaleString('en-GB'));
  return {
    words: `Evidence ${first}–${last} of ${all}`,
    previous: part > 1 ? part - 1 : null,
    next: isLast ? null : part + 1,
  };
}
