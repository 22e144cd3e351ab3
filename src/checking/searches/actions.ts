import { addRow, changeRow, type Patch, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange, RowOf } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import type { EdtfDate } from '../../platform/lib/edtf/edtf.js';
import { type RestsOnTrash, restsOnTrash } from '../../platform/lib/rests-on-trash.js';
import type { NewSearch, SearchEdit } from './input.js';
import type { Search } from './store.js';

// The search log. An entry is signed by the person who searched; a change to an entry makes findings that cite it
// stale (findings/follow.ts).

type Changed = RowChange<'searches'>;

export async function logSearch(
  change: WriteContext,
  claimId: number,
  { where, date, ...search }: NewSearch,
): Promise<RowOf<'searches'>> {
  return addRow(change, 'searches', {
    ...search,
    place: where,
    ...dateColumns(date),
    claim_id: claimId,
    author_id: change.actor.id,
    erased_by: null,
  });
}

/** The person who searched stays, whoever edits the entry. */
export async function editSearch(
  change: WriteContext,
  id: number,
  version: number,
  { where, date, ...edit }: SearchEdit,
): Promise<Changed> {
  const patch: Patch<'searches'> = {
    ...edit,
    ...(where !== undefined && { place: where }),
    ...(date !== undefined && dateColumns(date)),
  };
  return changeRow(change, 'searches', id, version, patch);
}

export async function trashSearch(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<Changed> {
  return trashRow(change, 'searches', id, version);
}

/** Fails while its claim is in the trash. */
export async function restoreSearch(change: WriteContext, search: Search): Promise<Changed | RestsOnTrash> {
  const claim = { id: search.claim_id, trashed_at: search.claim_trashed_at };
  return restsOnTrash([['claim', claim]]) ?? restoreRow(change, 'searches', search.id, null);
}

function dateColumns(date: EdtfDate | null) {
  return {
    searched_on: date?.text ?? null,
    searched_on_min: date?.min ?? null,
    searched_on_max: date?.max ?? null,
  };
}
