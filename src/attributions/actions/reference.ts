import { DESK } from '../../accounts/model.js';
import { changeRow, type RowChange } from '../../activity/rows.js';
import { type Claim, ClaimReader } from '../../claims/store.js';
import type { Change } from '../../db/transact.js';
import { ok, type Result, refused } from '../../lib/result.js';
import { type Attribution, AttributionReader } from '../store.js';

// A claim's reference: the attribution whose wording its words are. While there is one, the two are the same.

/** The first attribution whose words are the claim's becomes its reference. */
export async function takeAsReference(change: Change, row: Attribution): Promise<void> {
  const claim = await new ClaimReader(change.tx, DESK).byId(row.claim_id);
  if (claim && claim.reference_attribution_id === null && row.wording === claim.text) {
    await changeRow(change, 'claims', claim.id, null, { reference_attribution_id: row.id });
  }
}

/** Takes the claim's words from another of its attributions, with their language and form where it says them. */
export async function chooseReference(
  change: Change,
  claim: Claim,
  { attributionId, version }: { readonly attributionId: number; readonly version: number | null },
): Promise<Result<RowChange<'claims'>>> {
  const among = await new AttributionReader(change.tx, DESK).ofClaim(claim.id);
  const chosen = among.find(({ id }) => id === attributionId);
  if (!chosen?.wording) {
    const message = `${attributionId} is no attribution of this claim whose words were seen. Give the number of one that is.`;
    return refused([{ path: 'attribution_id', message }]);
  }
  const { id, wording: text, language, form } = chosen;
  const patch = { reference_attribution_id: id, text, ...(language && { language }), ...(form && { form }) };
  return ok(await changeRow(change, 'claims', claim.id, version, patch));
}

/**
 * Frees an attribution that is to go from being its claim's reference: the claim keeps its words, alone. Refused,
 * with false, while another has words that could be taken instead.
 */
export async function letGoAsReference(change: Change, row: Attribution): Promise<boolean> {
  const claim = await new ClaimReader(change.tx, DESK).byId(row.claim_id);
  if (claim?.reference_attribution_id !== row.id) return true;
  const among = await new AttributionReader(change.tx, DESK).ofClaim(claim.id);
  if (among.some(({ id, wording }) => id !== row.id && wording)) return false;
  await changeRow(change, 'claims', claim.id, null, { reference_attribution_id: null });
  return true;
}
