import type { Viewer } from '../accounts/model.js';
import type { Db, Tx } from '../db/schema.js';
import type { Mismatch } from './model.js';
import { hashInSlices } from './sliced-hash.js';
import { type Snapshot, SnapshotReader } from './store.js';

/** Compares saved copies, as they are read, with the SHA-256 that was recorded when they were saved. */
export class CopyIntegrityReader {
  private readonly db: Db | Tx;
  private readonly snapshots: SnapshotReader;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.snapshots = new SnapshotReader(db, viewer);
  }

  /**
   * What of a copy does not match; empty for one that is as it was saved, or was erased. Reads up to 20 MB and lets
   * others run while it hashes.
   */
  async mismatchOf(copy: Snapshot & { readonly text?: string | null }): Promise<Mismatch> {
    if (copy.erased_by !== null) return [];
    const text =
      copy.text === undefined ? (await this.snapshots.byId(copy.source_id, copy.id))?.text : copy.text;
    const bytes = await this.snapshots.bytesOf(copy.source_id, copy.id);
    const recorded = await this.recordedHashes(copy);
    const parts: ('text' | 'bytes')[] = [];
    if ((await hashInSlices(Buffer.from(text ?? ''))) !== recorded.text) parts.push('text');
    if (bytes === undefined || (await hashInSlices(bytes)) !== recorded.raw) parts.push('bytes');
    return parts;
  }

  /** Those of the history, since a row can be changed with its text; where its entry was erased, those of the row. */
  private async recordedHashes(copy: Snapshot): Promise<{ text: unknown; raw: unknown }> {
    const last = await this.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select('after')
      .where('subject_kind', '=', 'snapshot')
      .where('subject_id', '=', copy.id)
      .orderBy('events.seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const after = last?.after ? JSON.parse(last.after) : copy;
    return { text: after.text_sha256, raw: after.raw_sha256 };
  }
}
