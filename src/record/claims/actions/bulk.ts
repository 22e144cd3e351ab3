import { printedShort } from '../../../engines/reading/printed-words.js';
import { addRow, changeRow, trashRow } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { findOrCreateTags } from '../../tags/actions.js';
import { type Tag, TagReader } from '../../tags/store.js';
import type { TickedClaim } from '../input.js';
import { ClaimReader, type ClaimRow } from '../store.js';

// One act on many ticked claims, all of it or nothing.

export interface Tagged {
  readonly tag: Tag;
  /** The claims that did not have the tag. */
  readonly added: readonly number[];
}

/** Tags claims; those that have the tag stay as they are. The version of each tagged claim changes. */
export async function tagClaims(
  change: WriteContext,
  claimIds: readonly number[],
  name: string,
): Promise<Result<Tagged>> {
  const { missing } = await standingAmong(change, claimIds);
  if (missing.length > 0) return refused(missing);
  const [tag] = await findOrCreateTags(change, [name]);
  if (tag === undefined) return refused([{ path: 'tag', message: 'Enter a tag' }]);
  const tagged = new Set(await new TagReader(change.tx, DESK).claimIdsAmong(tag.id, claimIds));
  const added = claimIds.filter((id) => !tagged.has(id));
  for (const claim_id of added) {
    await addRow(change, 'claim_tags', { claim_id, tag_id: tag.id });
    await changeRow(change, 'claims', claim_id, null, {}, { touch: true });
  }
  return ok({ tag, added });
}

export type TrashedClaims =
  | { readonly kind: 'trashed' }
  | { readonly kind: 'missing'; readonly errors: readonly FieldError[] }
  /** These were changed since the version that was seen: nothing is moved. */
  | { readonly kind: 'changed'; readonly errors: readonly FieldError[]; readonly rows: readonly ClaimRow[] };

export async function trashClaims(
  change: WriteContext,
  ticked: readonly TickedClaim[],
): Promise<TrashedClaims> {
  const { missing, byId } = await standingAmong(
    change,
    ticked.map(({ id }) => id),
  );
  if (missing.length > 0) return { kind: 'missing', errors: missing };
  const rows = ticked.flatMap(({ id, version }) => {
    const row = byId.get(id);
    return row === undefined || version === null || row.version === version ? [] : [row];
  });
  if (rows.length > 0) return { kind: 'changed', errors: rows.map(changedSince), rows };
  for (const { id } of ticked) await trashRow(change, 'claims', id, null);
  return { kind: 'trashed' };
}

async function standingAmong(change: WriteContext, ids: readonly number[]) {
  const rows = await new ClaimReader(change.tx, DESK).inOrder(ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const missing = ids
    .filter((id) => !byId.has(id))
    .map((id): FieldError => ({ path: 'claim_ids', message: `Quotation ${id} does not exist. Untick it` }));
  return { byId, missing };
}

function changedSince({ id, text, form, language }: ClaimRow): FieldError {
  const words = printedShort(form, text, language, 60);
  const message = `Quotation ${id}, ${words}, was changed after you opened the list. Check it first, or untick it`;
  return { path: 'claim_ids', message };
}
