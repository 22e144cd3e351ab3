import {
  addRow,
  changeRow,
  type NewRow,
  type Patch,
  restoreRow,
  trashRow,
} from '../../people/activity/row-store.js';
import type { RowChange, RowOf } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { toColumns } from '../../platform/lib/fields/noun-fields.js';
import { type RestsOnTrash, restsOnTrash } from '../../platform/lib/rests-on-trash.js';
import { SEARCH_FIELDS } from './fields.js';
import type { NewSearch, SearchEdit } from './input.js';
import type { Search } from './store.js';

// The search log. An entry is signed by the person who searched; a change to an entry makes findings that cite it
// stale (findings/follow.ts).

type Changed = RowChange<'searches'>;

export async function logSearch(
  change: WriteContext,
  claimId: number,
  search: NewSearch,
): Promise<RowOf<'searches'>> {
  const about = { claim_id: claimId, author_id: change.actor.id, erased_by: null };
  return addRow(change, 'searches', { ...about, ...toColumns(SEARCH_FIELDS, search) } as NewRow<'searches'>);
}

/** The person who searched stays, whoever edits the entry. */
export async function editSearch(
  change: WriteContext,
  id: number,
  version: number,
  edit: SearchEdit,
): Promise<Changed> {
  return changeRow(change, 'searches', id, version, toColumns(SEARCH_FIELDS, edit) as Patch<'searches'>);
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
  return restsOnTrash([['quotation', claim]]) ?? restoreRow(change, 'searches', search.id, null);
}
