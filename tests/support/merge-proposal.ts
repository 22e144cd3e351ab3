import { addRow } from '../../src/people/activity/row-store.js';
import type { WriteContext } from '../../src/platform/db/transact.js';

/** A merge of two speakers that somebody proposed. It waits for a second person. */
export async function addMergeProposal(
  change: WriteContext,
  { going, kept, author }: { readonly going: number; readonly kept: number; readonly author: number },
): Promise<{ readonly id: number }> {
  return addRow(change, 'merge_proposals', {
    ...{ going_id: going, kept_id: kept, author_id: author, reason: 'One person under two names.' },
    ...{ state: 'open', ended_at: null, ended_by: null, erased_by: null },
  });
}
