import type { Form, Rank, SetAsideKind } from '../../../vocabulary.js';
import { isComparable } from '../../match/model/comparison.js';
import { isForeign } from '../../match/model/parted.js';
import { isMismatch, type Judged, stateOf } from '../../match/model/state.js';

// Which actions hide a mismatch. A merge of records does not: it decides nothing about a wording.

/** What an action can change about how a wording is compared and shown. */
export interface Comparing {
  readonly attribution_id: number;
  readonly source_id: number;
  readonly rank: Rank;
  readonly is_trashed: boolean;
  readonly has_wording: boolean;
  /** The attribution's own; null where its claim's applies. */
  readonly language: string | null;
  readonly form: Form | null;
  readonly claim_language: string | null;
  readonly claim_language_guessed: boolean;
  readonly claim_form: Form;
  readonly source_language: string | null;
  readonly has_copy: boolean;
  /** The claim's. */
  readonly speaker_id: number;
  readonly voiced_by_id: number | null;
  readonly recounted_by_id: number | null;
}

/** The kind of action that hides a mismatch; null where it stays visible. */
export function hiddenBy(
  compared: Omit<Judged, 'form'>,
  before: Comparing,
  after: Comparing,
): SetAsideKind | null {
  if (!isMismatch(stateOf({ ...compared, form: formOf(before) }))) return null;
  if (after.is_trashed && !before.is_trashed) return 'attribution_trashed';
  if (after.source_id !== before.source_id) return 'source_changed';
  if (!after.has_wording) return 'wording_cleared';
  if (!after.has_copy) return 'copy_trashed';
  if (isOtherLanguage(after) && !isOtherLanguage(before)) return 'language_changed';
  if (!isMismatch(stateOf({ ...compared, form: formOf(after) }))) return 'form_changed';
  return after.rank === 'deprecated' && before.rank !== 'deprecated' ? 'deprecated' : null;
}

/** The same for a mismatch that is recorded of the source, whatever its copies say. */
export function hiddenCredit(before: Comparing, after: Comparing): SetAsideKind | null {
  if (after.is_trashed && !before.is_trashed) return 'attribution_trashed';
  return after.rank === 'deprecated' && before.rank !== 'deprecated' ? 'deprecated' : null;
}

function formOf({ form, claim_form }: Comparing): Form {
  return form ?? claim_form;
}

/** In either case the copy no longer says anything of the quotation. */
function isOtherLanguage(one: Comparing): boolean {
  return !isAlike(one) || isForeign(one);
}

/** The attribution's own language was stated, never guessed. */
function isAlike({ language, claim_language, claim_language_guessed, source_language }: Comparing): boolean {
  const isGuess = language === null && claim_language_guessed;
  return isComparable(language ?? claim_language, source_language, isGuess);
}
