import { ComparedReader } from '../../../derived/match/compared-store.js';
import { differenceLine } from '../../../derived/match/model/sentence.js';
import { MatchReader } from '../../../derived/match/store.js';
import { opposesMismatch } from '../../../derived/status/model/second.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import type { FindingInput } from '../input.js';

/**
 * A finding on several claims at once is never one against our own copy: somebody looks at each of these.
 * @returns the error, without the claim’s id; null where the finding contradicts no comparison
 */
export async function faultAgainstCopy(
  change: WriteContext,
  claimId: number,
  { facet, value }: Pick<FindingInput, 'facet' | 'value'>,
): Promise<FieldError | null> {
  const mismatches = await new ComparedReader(change.tx).mismatchesOf(claimId);
  const opposed = mismatches.map((one) => one.facet);
  if (!opposesMismatch(facet, value, opposed)) return null;
  const match = await new MatchReader(change.tx, DESK).ofClaim(claimId);
  const line = differenceLine(match) ?? 'Our copy says otherwise';
  return { path: 'value', message: `${line}. Record this finding on the quotation’s own page` };
}
