import { changeRowNow } from '../../people/activity/row-store.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { ok, type Result } from '../../platform/lib/result.js';
import { writeAttribution } from '../attributions/actions.js';
import { addClaim, addLink } from '../claims/actions.js';
import type { Claim } from '../claims/store.js';
import { type ResolvedQuotation, resolveReferences } from './actions/resolve.js';
import type { NewQuotation } from './input.js';

/**
 * Writes claims with their tags, links and attributions. Every importer and form resolves its references first and
 * then calls this. All claims are written first, since SQLite is slower when rows of two tables alternate.
 */
export async function recordQuotations(
  change: WriteContext,
  quotations: Iterable<ResolvedQuotation>,
): Promise<readonly Claim[]> {
  const written: (readonly [ResolvedQuotation, Claim])[] = [];
  for (const quotation of quotations) {
    await change.rows.yieldIfDue();
    const claim = addClaim(change, quotation.claim);
    written.push([quotation, claim]);
    const whole = quotation.fragment_of;
    if (whole !== null)
      addLink(change, { claim_id: claim.id, kind: 'fragment_of', other_claim_id: whole, note: null });
  }
  const references: (readonly [Claim, number | null])[] = [];
  for (const [quotation, claim] of written)
    references.push([claim, await addAttributions(change, claim, quotation)]);
  const claims: Claim[] = [];
  for (const [claim, id] of references) {
    await change.rows.yieldIfDue();
    claims.push(withReference(change, claim, id));
  }
  return claims;
}

/** Returns the id of the reference attribution; null for none. */
async function addAttributions(
  change: WriteContext,
  claim: Claim,
  { attributions, reference }: ResolvedQuotation,
): Promise<number | null> {
  let referenceId: number | null = null;
  for (const [at, attribution] of attributions.entries()) {
    await change.rows.yieldIfDue();
    const { id, wording } = writeAttribution(change, claim.id, attribution);
    const isReference = reference === undefined ? wording === claim.text : at === reference;
    if (isReference) referenceId ??= id;
  }
  return referenceId;
}

function withReference(change: WriteContext, claim: Claim, id: number | null): Claim {
  if (id === null) return claim;
  const outcome = changeRowNow(change, 'claims', claim.id, { reference_attribution_id: id });
  return outcome.kind === 'changed' ? outcome.after : claim;
}

/** Writes one quotation. */
export async function recordQuotation(change: WriteContext, quotation: ResolvedQuotation): Promise<Claim> {
  const [claim] = await recordQuotations(change, [quotation]);
  return claim as Claim;
}

/** Records a quotation from a form or JSON; fails with the fields that are wrong. */
export async function addQuotation(change: WriteContext, quotation: NewQuotation): Promise<Result<Claim>> {
  const resolved = await resolveReferences(change, quotation);
  return resolved.ok ? ok(await recordQuotation(change, resolved.value)) : resolved;
}
