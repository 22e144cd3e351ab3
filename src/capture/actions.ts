import { changeRowNow } from '../activity/rows.js';
import { writeAttribution } from '../attributions/actions.js';
import { addClaim, addLink } from '../claims/actions.js';
import type { Claim } from '../claims/store.js';
import type { Change } from '../db/transact.js';
import { ok, type Result } from '../lib/result.js';
import { type ResolvedQuotation, resolveReferences } from './actions/resolve.js';
import type { NewQuotation } from './input.js';

/** Writes a claim with its tags, link and attributions. Whoever makes a quotation resolves its references and comes here. */
export async function recordQuotation(
  change: Change,
  { claim: resolved, attributions, fragment_of: whole, reference }: ResolvedQuotation,
): Promise<Claim> {
  await change.rows.breath();
  const claim = addClaim(change, resolved);
  if (whole !== null)
    addLink(change, { claim_id: claim.id, kind: 'fragment_of', other_claim_id: whole, note: null });
  let referenceId: number | null = null;
  for (const [at, attribution] of attributions.entries()) {
    await change.rows.breath();
    const { id, wording } = writeAttribution(change, claim.id, attribution);
    const isReference = reference === undefined ? wording === claim.text : at === reference;
    if (isReference) referenceId ??= id;
  }
  if (referenceId === null) return claim;
  const outcome = changeRowNow(change, 'claims', claim.id, { reference_attribution_id: referenceId });
  return outcome.kind === 'changed' ? outcome.after : claim;
}

/** Records a quotation as a form or JSON tells it. Refused with the fields that are wrong. */
export async function addQuotation(change: Change, quotation: NewQuotation): Promise<Result<Claim>> {
  const resolved = await resolveReferences(change, quotation);
  return resolved.ok ? ok(await recordQuotation(change, resolved.value)) : resolved;
}
