import type { Form, Rank, SetAsideKind } from '../../../vocabulary.js';
import { isComparable } from '../../match/model/comparison.js';
import { type ComparedWording, isMismatch, stateOf } from '../../match/model/state.js';

// Which acts take a mismatch out of sight. A merge of records is none of them: nobody decides on a wording by it.

/** What an act can change of how a wording is compared and shown. */
export interface Comparing {
  readonly attribution_id: number;
  readonly source_id: number;
  readonly rank: Rank;
  readonly is_trashed: boolean;
  /** Of the attribution; null where it has that of its claim. */
  readonly language: string | null;
  readonly form: Form | null;
  readonly claim_language: string | null;
  readonly claim_language_guessed: boolean;
  readonly claim_form: Form;
  readonly source_language: string | null;
  readonly has_copy: boolean;
}

/** The act by which a mismatch goes out of sight; null where it stays. */
export function hiddenBy(
  compared: Pick<ComparedWording, 'verdict' | 'flags'>,
  before: Comparing,
  after: Comparing,
): SetAsideKind | null {
  if (!isMismatch(stateOf({ ...compared, form: formOf(before) }))) return null;
  if (after.is_trashed && !before.is_trashed) return 'attribution_trashed';
  if (!after.has_copy) return 'copy_trashed';
  if (!isAlike(after) && isAlike(before)) return 'language_changed';
  if (!isMismatch(stateOf({ ...compared, form: formOf(after) }))) return 'form_changed';
  return after.rank === 'deprecated' && before.rank !== 'deprecated' ? 'deprecated' : null;
}

function formOf({ form, claim_form }: Comparing): Form {
  return form ?? claim_form;
}

/** A language that the attribution has of its own was named by somebody. */
function isAlike({ language, claim_language, claim_language_guessed, source_language }: Comparing): boolean {
  const isGuess = language === null && claim_language_guessed;
  return isComparable(language ?? claim_language, source_language, isGuess);
}
