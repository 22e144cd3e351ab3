import { createHash } from 'node:crypto';
import { addRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';

/** A kept copy of a source, without its bytes. */
export async function addCopy(change: WriteContext, sourceId: number, text: string): Promise<number> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { id } = await addRow(change, 'snapshots', {
    source_id: sourceId,
    captured_at: change.at,
    captured_by: change.actor.id,
    how: 'paste',
    typed_in_by: 'A reader',
    media_type: 'text/plain; charset=utf-8',
    original_name: null,
    final_url: null,
    headers: null,
    text,
    text_sha256: sha256,
    raw_sha256: sha256,
    erased_by: null,
  });
  return id;
}

export async function addSource(change: WriteContext, title: string): Promise<number> {
  const { id } = await addRow(change, 'sources', { shown: 'always', type: 'webpage', title });
  return id;
}
