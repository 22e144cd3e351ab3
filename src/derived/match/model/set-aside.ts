import type { Form, Rank, SetAsideKind } from '../../../vocabulary.js';
import { mismatchOf, mismatchOfResult } from './answers.js';
import { answersAll, isRecordedOf, type Mismatch } from './mismatch.js';
import {
  type ClaimWordings,
  type ComparedWording,
  creditResult,
  facetOf,
  isMismatch,
  resultsOfOne,
  stateOf,
} from './state.js';

/** A mismatch that was set aside, and what may undo that. */
export interface SetAside {
  readonly id: number;
  readonly claim_id: number;
  readonly attribution_id: number;
  readonly kind: SetAsideKind;
  /** Null once its words were erased. */
  readonly answers: Mismatch | null;
  readonly is_agreed: boolean;
  readonly created_at: string;
  /** The attribution's present rank. */
  readonly rank: Rank;
  readonly form: Form;
  readonly is_trashed: boolean;
  /** Whether the copy is available again. */
  readonly has_copy: boolean;
  /** When the newest copy with which the wording is compared was saved; null for none. */
  readonly newest_copy_at: string | null;
  /** Whether, by main names alone, the newest copy still does not agree in what was set aside. */
  readonly differs_by_main_names: boolean;
}

/** Acts that change who is on record. */
export const OF_PEOPLE: readonly SetAsideKind[] = [
  'speaker_changed',
  'voiced_by_changed',
  'recounted_by_changed',
];

/** Those whose action was not undone; of repeated actions the last. In the given order. */
export function standingAmong(setAsides: readonly SetAside[], claim: ClaimWordings): SetAside[] {
  const last = new Map(setAsides.map((one) => [actOf(one), one.id]));
  return setAsides.filter((one) => last.get(actOf(one)) === one.id && stands(one, claim));
}

function actOf({ attribution_id, kind, answers }: SetAside): string {
  const of = kind === 'copy_trashed' ? answers?.snapshot_id : answers !== null && isRecordedOf(answers);
  return JSON.stringify([attribution_id, kind, of]);
}

function stands(one: SetAside, claim: ClaimWordings): boolean {
  if (one.answers === null) return false;
  if (isRecordedOf(one.answers)) return standsOnRecord(one, one.answers, claim);
  const compared = claim.compared.find(({ attribution_id }) => attribution_id === one.attribution_id);
  const differs = compared !== undefined && isMismatch(stateOf(compared));
  switch (one.kind) {
    case 'attribution_trashed':
      return one.is_trashed;
    case 'copy_trashed':
      return !one.has_copy && !differs && !(compared && isNewer(one));
    case 'language_changed':
      return compared === undefined || (compared.is_foreign && !differs);
    case 'source_changed':
    case 'wording_cleared':
      return compared === undefined;
    case 'form_changed':
      // Only reported statements need no quotation marks.
      return one.form === 'indirect' && !differs;
    case 'speaker_changed':
    case 'voiced_by_changed':
    case 'recounted_by_changed':
      return compared === undefined || (one.differs_by_main_names && !isShown(compared, one.answers));
    case 'deprecated':
      return (
        one.rank === 'deprecated' &&
        !one.is_trashed &&
        (compared === undefined || (differs && answersAll([one.answers], [mismatchOf(compared)])))
      );
  }
}

/** The same for whom a source is recorded to credit, which is there until that is recorded otherwise. */
function standsOnRecord(one: SetAside, answers: Mismatch, { credited }: ClaimWordings): boolean {
  if (one.kind === 'attribution_trashed') return one.is_trashed;
  const now = credited.find(({ attribution_id }) => attribution_id === one.attribution_id);
  const isThere = now !== undefined && answersAll([answers], [mismatchOfResult(creditResult(now))]);
  return one.rank === 'deprecated' && isThere;
}

/** Whether the comparison shows a mismatch of the kind that was set aside. */
function isShown(compared: ComparedWording, { facet }: Mismatch): boolean {
  return resultsOfOne(compared).some(({ state }) => isMismatch(state) && facetOf(state) === facet);
}

/** Whether a copy saved after the action has the words. */
function isNewer({ newest_copy_at, created_at }: SetAside): boolean {
  return newest_copy_at !== null && newest_copy_at > created_at;
}
