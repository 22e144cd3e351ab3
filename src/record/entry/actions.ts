import { completeRow } from '../../people/activity/row-store.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { ok, type Result } from '../../platform/lib/result.js';
import { DESK, type Viewer } from '../../platform/viewer.js';
import { writeAttribution } from '../attributions/actions.js';
import { AttributionReader } from '../attributions/store.js';
import { addClaim, addLink } from '../claims/actions.js';
import type { Claim } from '../claims/store.js';
import { keepCopy, sameAsNewest } from '../snapshots/actions.js';
import type { Copy } from '../snapshots/model.js';
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
  const ids = { next: await new AttributionReader(change.tx, DESK).nextId() };
  const written: NumberedQuotation[] = [];
  const claims: Claim[] = [];
  for (const quotation of quotations) {
    const numbered = numberAttributions(quotation, ids);
    written.push(numbered);
    claims.push(writeClaim(change, numbered));
    await yieldIfDue(change);
  }
  for (const [at, { attributions }] of written.entries()) {
    for (const one of attributions) writeAttribution(change, (claims[at] as Claim).id, one);
    await yieldIfDue(change);
  }
  for (const claim of claims) {
    if (claim.reference_attribution_id !== null)
      completeRow(change, 'claims', claim, ['reference_attribution_id']);
    await yieldIfDue(change);
  }
  return claims;
}

interface NumberedQuotation extends ResolvedQuotation {
  readonly referenceId: number | null;
}

/** Assigns the ids of attributions in advance, so that the claim's own event names its reference. */
function numberAttributions(quotation: ResolvedQuotation, ids: { next: number }): NumberedQuotation {
  const attributions = quotation.attributions.map((one) => {
    if (one.id !== undefined) return one;
    // The source that it only cites gets an attribution before it.
    ids.next += (one.named_source_id ?? null) === null ? 1 : 2;
    return { ...one, id: ids.next - 1 };
  });
  const { claim, reference } = quotation;
  const found =
    reference === undefined
      ? attributions.find(({ columns }) => columns.wording === claim.text)
      : attributions[reference ?? -1];
  return { ...quotation, attributions, referenceId: found?.id ?? null };
}

function writeClaim(
  change: WriteContext,
  { claim, referenceId, fragment_of: whole }: NumberedQuotation,
): Claim {
  const row = addClaim(change, claim, referenceId);
  if (whole !== null)
    addLink(change, { claim_id: row.id, kind: 'fragment_of', other_claim_id: whole, note: null });
  return row;
}

async function yieldIfDue(change: WriteContext): Promise<void> {
  const turn = change.rows.yieldIfDue();
  if (turn !== null) await turn;
}

/** Writes one quotation. */
export async function recordQuotation(change: WriteContext, quotation: ResolvedQuotation): Promise<Claim> {
  const [claim] = await recordQuotations(change, [quotation]);
  return claim as Claim;
}

export interface AddedQuotation {
  readonly claim: Claim;
  /** The copy of its source that has the pasted text; null where none was pasted. */
  readonly copyId: number | null;
}

/**
 * Records a quotation from a form or JSON; fails with the fields that are wrong.
 * @param pasted a copy of its source, saved unless it has the text of the newest one that the viewer sees
 */
export async function addQuotation(
  change: WriteContext,
  { snapshot_text: _, ...quotation }: NewQuotation,
  pasted: { readonly copy: Copy; readonly viewer: Viewer } | null = null,
): Promise<Result<AddedQuotation>> {
  const resolved = await resolveReferences(change, quotation);
  if (!resolved.ok) return resolved;
  const claim = await recordQuotation(change, resolved.value);
  const sourceId = resolved.value.attributions[0]?.columns.source_id;
  if (pasted === null || sourceId === undefined) return ok({ claim, copyId: null });
  const same = await sameAsNewest(change, pasted.viewer, sourceId, pasted.copy);
  const { id: copyId } = same ?? (await keepCopy(change, sourceId, pasted.copy));
  return ok({ claim, copyId });
}
