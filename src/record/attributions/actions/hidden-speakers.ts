import { isHiddenNow } from '../../../derived/visibility/rule-store.js';
import type { ReadContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import type { GroundRule } from '../../../vocabulary.js';
import { ClaimReader } from '../../claims/store.js';
import type { Attribution } from '../row-store.js';

// A speaker whose quotations all have a ground rule is hidden from readers. Whoever recalls or utters the words of a
// quotation on the record, or is credited with them, is shown with it, so a hidden one is not named there.

type People = Partial<Pick<Attribution, 'recounted_by_id' | 'voiced_by_id' | 'speaker_id'>>;

/** Errors in the people that an attribution of a quotation under this rule is to name beside its speaker. */
export async function hiddenSpeakerFaults(
  read: ReadContext,
  rule: GroundRule,
  before: People | null,
  named: People,
): Promise<FieldError[]> {
  if (rule !== 'on_record') return [];
  const faults: FieldError[] = [];
  for (const path of ['recounted_by', 'voiced_by', 'speaker'] as const) {
    const id = named[`${path}_id`] ?? null;
    if (id !== null && id !== before?.[`${path}_id`] && (await isHiddenNow(read.tx, 'speaker', id)))
      faults.push({ path, message: HIDDEN });
  }
  return faults;
}

/** The same for an attribution of a saved quotation. */
export async function savedHiddenSpeakerFaults(
  read: ReadContext,
  claimId: number,
  before: People | null,
  named: People,
): Promise<FieldError[]> {
  const claim = await new ClaimReader(read.tx, DESK).byId(claimId);
  return hiddenSpeakerFaults(read, claim?.ground_rule ?? 'on_record', before, named);
}

const HIDDEN =
  'Every quotation by this speaker has a ground rule, so readers do not see the speaker; a quotation on the record would show them. Choose a ground rule for it, or put one of the speaker’s own on the record first';
