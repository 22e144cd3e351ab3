import { settingAside } from '../../derived/set-asides/actions/record.js';
import { addRow, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange, RowOf } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { type RestsOnTrash, restsOnTrash } from '../../platform/lib/rests-on-trash.js';
import { ok, type Result } from '../../platform/lib/result.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { DESK, type Viewer } from '../../platform/viewer.js';
import { SourceReader } from '../sources/store.js';
import type { Copy } from './model.js';
import { type Snapshot, SnapshotBytesWriter, SnapshotReader } from './store.js';

/**
 * Saves a copy of a source, immutable from then on: its row and its bytes in one transaction. Reading and fetching
 * are slow, so both are done before it begins.
 */
export async function keepCopy(
  change: WriteContext,
  sourceId: number,
  copy: Copy,
): Promise<RowOf<'snapshots'>> {
  const snapshot = await addRow(change, 'snapshots', {
    source_id: sourceId,
    captured_at: change.at,
    captured_by: change.actor.id,
    how: copy.how,
    typed_in_by: copy.typedInBy,
    media_type: copy.mediaType,
    original_name: copy.originalName,
    final_url: copy.finalUrl,
    headers: copy.headers === null ? null : JSON.stringify(copy.headers),
    text: copy.text,
    text_sha256: copy.text_sha256,
    raw_sha256: copy.raw_sha256,
    erased_by: null,
  });
  await new SnapshotBytesWriter(change.tx).keep(snapshot.id, copy.bytes);
  return snapshot;
}

/**
 * The newest copy of the source that the viewer sees, where its text is the same; undefined where it differs, and
 * where it is a file of another kind, which is separate evidence. Copies without text are compared by their bytes.
 */
export async function sameAsNewest(
  change: WriteContext,
  viewer: Viewer,
  sourceId: number,
  copy: Copy,
): Promise<Snapshot | undefined> {
  const newest = (await new SnapshotReader(change.tx, viewer).ofSource(sourceId))[0];
  if (newest === undefined || newest.erased_by !== null) return undefined;
  const isSame =
    copy.text === '' ? newest.raw_sha256 === copy.raw_sha256 : newest.text_sha256 === copy.text_sha256;
  return isSame && kindOf(newest.media_type) === kindOf(copy.mediaType) ? newest : undefined;
}

/** `text/html` of `text/html; charset=utf-8`. */
function kindOf(mediaType: string): string {
  return mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

type Trashed = RowChange<'snapshots'> | { readonly kind: 'in_use'; readonly by: string };

/**
 * Fails with `in_use` where attributions refer to words in it, and where it would hide mismatches without a reason.
 */
export async function trashSnapshot(
  change: WriteContext,
  { id, source_id: sourceId }: Pick<Snapshot, 'id' | 'source_id'>,
  version: number | null,
  reason: string | null = null,
): Promise<Result<Trashed>> {
  const count = await new SnapshotReader(change.tx, DESK).attributionCount(id);
  if (count > 0) return ok({ kind: 'in_use', by: howMany(count, 'quotation') });
  return settingAside(change, { on: { sourceId }, copyId: id, makes: (one) => one }, reason, () =>
    trashRow(change, 'snapshots', id, version),
  );
}

export async function restoreSnapshot(
  change: WriteContext,
  sourceId: number,
  id: number,
): Promise<RowChange<'snapshots'> | RestsOnTrash> {
  const source = await new SourceReader(change.tx, DESK).byId(sourceId);
  return restsOnTrash([['source', source]]) ?? restoreRow(change, 'snapshots', id, null);
}

/** Saves the bytes of an imported copy, whose row has been added already. */
export async function keepBytes(change: WriteContext, snapshotId: number, bytes: Uint8Array): Promise<void> {
  await new SnapshotBytesWriter(change.tx).keep(snapshotId, bytes);
}
