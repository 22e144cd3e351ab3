import type { WriteContext } from '../../../platform/db/transact.js';
import { DESK } from '../../../platform/viewer.js';
import type { CheckFailure } from '../../../vocabulary.js';
import { keepCopy } from '../actions.js';
import { CheckReader, CheckWriter, type LatestCopy } from '../check-store.js';
import type { Copy } from '../model.js';

export type Rechecked =
  /** No copy was saved; the fetch is recorded with the source, without an event. */
  | { readonly outcome: 'unchanged'; readonly copy: LatestCopy }
  | { readonly outcome: 'kept'; readonly id: number; readonly before: LatestCopy | null };

/**
 * Saves what was fetched again only where its text differs from the latest copy, which is read within the
 * transaction.
 */
export async function keepIfDifferent(
  change: WriteContext,
  sourceId: number,
  copy: Copy,
): Promise<Rechecked> {
  const latest = await new CheckReader(change.tx, DESK).latestOf(sourceId);
  const check = { source_id: sourceId, checked_at: change.at, reason: null };
  if (latest === undefined || latest.text_sha256 !== copy.text_sha256) {
    const { id } = await keepCopy(change, sourceId, copy);
    await new CheckWriter(change.tx).keep({ ...check, snapshot_id: id, outcome: 'changed' });
    return { outcome: 'kept', id, before: latest ?? null };
  }
  await new CheckWriter(change.tx).keep({ ...check, snapshot_id: latest.id, outcome: 'same' });
  return { outcome: 'unchanged', copy: latest };
}

/** Records a failed fetch, so that a dead address does not stay first in the queue. */
export async function noteFailure(
  change: WriteContext,
  sourceId: number,
  reason: CheckFailure,
): Promise<void> {
  const check = { source_id: sourceId, checked_at: change.at, snapshot_id: null };
  await new CheckWriter(change.tx).keep({ ...check, outcome: 'failed', reason });
}
