import { DESK } from '../accounts/model.js';
import { addAttribution } from '../attributions/actions.js';
import { addClaim, linkClaims } from '../claims/actions.js';
import { type Claim, ClaimReader } from '../claims/store.js';
import type { Change } from '../db/transact.js';
import { errorsAt } from '../lib/picks.js';
import { ok, type Result, refused } from '../lib/result.js';
import type { NewQuotation } from './input.js';

/** Records a quotation in one go; form, capture and import all come through here. */
export async function recordQuotation(
  change: Change,
  { attribution, fragment_of: whole, ...claim }: NewQuotation,
): Promise<Result<Claim>> {
  const added = await addClaim(change, claim);
  if (!added.ok) return added;
  if (whole !== null) {
    const link = { kind: 'fragment_of', other_claim_id: whole, note: null } as const;
    const linked = await linkClaims(change, added.value.id, link);
    if (!linked.ok) return refused(linked.errors.map((error) => ({ ...error, path: 'fragment_of' })));
  }
  if (!attribution) return added;
  const form = attribution.form ?? added.value.form;
  const attributed = await addAttribution(change, added.value.id, { ...attribution, form });
  if (!attributed.ok) return refused(errorsAt('attribution', attributed.errors));
  // Read again: an attribution that became its reference has given the claim another version.
  return ok((await new ClaimReader(change.tx, DESK).byId(added.value.id)) ?? added.value);
}
