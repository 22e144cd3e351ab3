import { createHash } from 'node:crypto';
import { addRow, type RowChange, type RowOf, restoreRow, trashRow } from '../activity/rows.js';
import type { Change } from '../db/transact.js';
import type { PastedText } from './input.js';
import { SnapshotBytesWriter } from './store.js';

/** Keeps pasted text as a copy of a source: unchanged ever after. */
export async function keepPastedText(
  change: Change,
  sourceId: number,
  pasted: PastedText,
  userName: string,
): Promise<RowOf<'snapshots'>> {
  const bytes = Buffer.from(pasted.text, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const snapshot = await addRow(change, 'snapshots', {
    source_id: sourceId,
    captured_at: change.at,
    captured_by: change.actor.id,
    how: 'paste',
    typed_in_by: pasted.typed_in_by ?? userName,
    media_type: 'text/plain; charset=utf-8',
    original_name: null,
    final_url: null,
    headers: null,
    text: pasted.text,
    text_sha256: sha256,
    raw_sha256: sha256,
    erased_by: null,
  });
  await new SnapshotBytesWriter(change.tx).keep(snapshot.id, bytes);
  return snapshot;
}

export async function trashSnapshot(
  change: Change,
  id: number,
  version: number | null,
): Promise<RowChange<'snapshots'>> {
  return trashRow(change, 'snapshots', id, version);
}

export async function restoreSnapshot(change: Change, id: number): Promise<RowChange<'snapshots'>> {
  return restoreRow(change, 'snapshots', id, null);
}

/** Keeps the bytes of a copy that comes with an imported desk; its row has been added already. */
export async function keepBytes(change: Change, snapshotId: number, bytes: Uint8Array): Promise<void> {
  await new SnapshotBytesWriter(change.tx).keep(snapshotId, bytes);
}
