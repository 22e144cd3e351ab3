import { addRow, trashRow } from '../../src/people/activity/row-store.js';
import type { WriteContext } from '../../src/platform/db/transact.js';

/** A mismatch that somebody set aside by moving an attribution to the trash. It waits for a second person. */
export async function addSetAside(
  change: WriteContext,
  { claim, source, author }: { readonly claim: number; readonly source: number; readonly author: number },
): Promise<{ readonly id: number }> {
  const own = { claim_id: claim, source_id: source, wording: 'Said otherwise.' };
  const attribution = await addRow(change, 'attributions', own as never);
  await trashRow(change, 'attributions', attribution.id, null);
  const mismatch = { attribution_id: attribution.id, version: 1, wording_sha256: null, snapshot_id: null };
  return addRow(change, 'set_asides', {
    ...{ claim_id: claim, attribution_id: attribution.id, author_id: author, kind: 'attribution_trashed' },
    answers: JSON.stringify({ ...mismatch, verdict: 'altered', flags: [] }),
    ...{ difference: null, reason: 'A misprint.' },
  } as never);
}
