import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import type { Facet, FindingValue, Role } from '../../../vocabulary.js';
import { isAnswering, saysSo } from '../../match/model/answers.js';
import type { ClaimMatch } from '../../match/model/claim-match.js';
import type { Mismatch } from '../../match/model/mismatch.js';
import { facetOf } from '../../match/model/state.js';
import { isCurrent, isPending, type Standing } from './values.js';

// Which findings need a second person, and who that may be. Whether one is needed is stored with the finding when it
// is recorded.

/** Values that accuse somebody. */
export const ACCUSING = [
  'misattributed',
  'fabricated',
  'paraphrase_as_quotation',
  'meaning_changed',
  'reported_unfairly',
  'cut_meaning_changed',
] as const satisfies readonly FindingValue[];

export function accuses(value: FindingValue): boolean {
  return (ACCUSING as readonly FindingValue[]).includes(value);
}

/** The checks whose findings answer the mismatches of a claim that nobody accepted. */
export type Opposed = readonly Mismatch['facet'][];

/** Those of the mismatch that a page shows: the gravest. */
export function opposedBy({ state, standing }: Pick<ClaimMatch, 'state' | 'standing'>): Opposed {
  return standing === null || standing === 'accepted' ? [] : [facetOf(state)];
}

/**
 * Whether a finding contradicts a comparison: on the wording any mismatch; on the speaker or the context one that
 * credits somebody else with the words, or shows that they are not asserted.
 */
export function opposesMismatch(facet: Facet, value: FindingValue, opposed: Opposed): boolean {
  if (!isAnswering(facet) || saysSo(facet, value)) return false;
  return facet === 'wording' ? opposed.length > 0 : opposed.some((one) => one !== 'wording');
}

/**
 * Whether an effective finding leaves a mismatch unanswered: it was recorded before the comparison, or before such
 * findings needed a second person. It may be agreed to.
 */
export function leavesMismatch(finding: Standing & OnFacet, opposed: Opposed): boolean {
  const { facet, value, answers, agreed_at } = finding;
  const isBare = answers === null && agreed_at === null && isCurrent(finding);
  return isBare && opposesMismatch(facet, value, opposed);
}

/** Whether a second person may still agree: it is pending, or leaves a mismatch unanswered. */
export function isAwaitingAgreement(finding: Standing & OnFacet, opposed: Opposed): boolean {
  return isPending(finding) || leavesMismatch(finding, opposed);
}

interface OnFacet {
  readonly facet: Facet;
  readonly value: FindingValue;
  readonly answers: string | null;
}

/** An accusation that predates the rule of a second person: in effect, and recorded by one person. */
export function isByOnePerson(finding: {
  readonly value: FindingValue;
  readonly needs_second: 0 | 1;
}): boolean {
  return accuses(finding.value) && finding.needs_second === 0;
}

/** Why a person may not agree to a finding of this author; null where they may. */
export function faultOfSecond(
  author: { readonly id: number; readonly role: Role },
  second: { readonly id: number | null; readonly role: Role | 'anonymous' },
): 'own' | 'needs_editor' | null {
  if (author.id === second.id) return 'own';
  return reaches(author.role, 'editor') || reaches(second.role, 'editor') ? null : 'needs_editor';
}

/** Whether this viewer may be the second person. */
export function mayAgreeTo(
  { author_id, author_role }: { readonly author_id: number; readonly author_role: Role },
  viewer: Viewer,
): boolean {
  const second = { id: viewer.userId, role: viewer.role };
  return mayWrite(viewer) && faultOfSecond({ id: author_id, role: author_role }, second) === null;
}

/** A description of who has to agree. */
export function whoAgrees({ author_role }: { readonly author_role: Role }): string {
  return reaches(author_role, 'editor') ? 'another checker, editor or admin' : 'an editor or admin';
}

/** The address at which a second person agrees. */
export function agreementOf(findingId: number): string {
  return `/findings/${findingId}/agreement`;
}
