import { isHiddenNow } from '../../../derived/visibility/rule-store.js';
import { changeRow } from '../../../people/activity/row-store.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';

// A source that no quotation cites is hidden from readers, since it may be a memo or notes. An editor may show it.

/** @throws AppError not_now where restricted quotations alone use it: with it, readers would see whom they are from */
export async function makePublic(change: WriteContext, id: number): Promise<RowChange<'sources'>> {
  const made = await changeRow(change, 'sources', id, null, { shown: 'always' });
  if (await isHiddenNow(change.tx, 'source', id)) throw new AppError('not_now', RESTRICTED);
  return made;
}

/** From then on, readers see it only while a quotation that they see cites it. */
export async function withdrawPublication(change: WriteContext, id: number): Promise<RowChange<'sources'>> {
  return changeRow(change, 'sources', id, null, { shown: 'when_cited' });
}

const RESTRICTED =
  'Every quotation from this source has a ground rule, so readers may not see the source. Put one of them on the record first.';
