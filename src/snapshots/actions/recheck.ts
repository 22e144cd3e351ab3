import { DESK } from '../../accounts/model.js';
import { changeRow } from '../../activity/rows.js';
import type { Change } from '../../db/transact.js';
import { keepCopy } from '../actions.js';
import { CheckReader, type LatestCopy } from '../check-store.js';
import { type Copy, sha256Of } from '../model.js';

export type Rechecked =
  /** Nothing was kept; that it was looked at stands in the history of the copy. */
  | { readonly outcome: 'unchanged'; readonly copy: LatestCopy }
  | { readonly outcome: 'kept'; readonly id: number; readonly before: LatestCopy | null };

/** Keeps what was fetched again only where its text differs from the latest copy, which is read within the change. */
export async function keepIfDifferent(change: Change, sourceId: number, copy: Copy): Promise<Rechecked> {
  const latest = await new CheckReader(change.tx, DESK).latestOf(sourceId);
  if (latest === undefined || latest.text_sha256 !== sha256Of(copy.text)) {
    const { id } = await keepCopy(change, sourceId, copy);
    return { outcome: 'kept', id, before: latest ?? null };
  }
  await changeRow(change, 'snapshots', latest.id, null, {}, { action: 'rechecked', touch: true });
  return { outcome: 'unchanged', copy: latest };
}
