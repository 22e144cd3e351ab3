import { createHash } from 'node:crypto';
import { ReadCache } from '../../platform/db/queries/read-cache.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { othersTurn } from '../../platform/lib/others-turn.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Mismatch } from './model.js';
import { type Snapshot, SnapshotReader } from './store.js';

/** Compares saved copies with the SHA-256 recorded when they were saved. */
export class CopyIntegrityReader extends ViewerReader {
  private readonly snapshots: SnapshotReader;

  constructor(db: Db | Tx, viewer: Viewer) {
    super(db, viewer);
    this.snapshots = new SnapshotReader(db, viewer);
  }

  /**
   * Which parts of a copy do not match; empty for one that is unchanged or was erased. Reads up to 20 MB in pieces
   * and yields between them.
   */
  async mismatchOf(copy: Snapshot): Promise<Mismatch> {
    if (copy.erased_by !== null) return [];
    const recorded = await this.recordedHashes(copy);
    const parts: ('text' | 'bytes')[] = [];
    if ((await this.hashOf(copy, 'text')) !== recorded.text) parts.push('text');
    if ((await this.hashOf(copy, 'bytes')) !== recorded.raw) parts.push('bytes');
    if (parts.length === 0) return parts;
    // The copy may have been erased between two pieces.
    const now = await this.snapshots.byId(copy.source_id, copy.id);
    return now === undefined || now.erased_by !== null ? [] : parts;
  }

  private async hashOf(copy: Snapshot, part: 'text' | 'bytes'): Promise<string> {
    const hash = createHash('sha256');
    for (let at = 0; ; at += PIECE_BYTES) {
      const piece = await this.snapshots.pieceOf(copy, part, { at, most: PIECE_BYTES });
      if (piece !== null) hash.update(piece);
      if (piece === null || piece.length < PIECE_BYTES) return hash.digest('hex');
      await othersTurn();
    }
  }

  /**
   * The hashes in the history, since a row can be changed together with its text; where the event was erased, those
   * of the row.
   */
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

/** SQLite reads the whole value for each piece, so small pieces would read it many times. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** Maximum number of cached results. */
const MAX_KEPT = 10_000;

/** Cached results of comparing saved copies with their hashes, valid until the next write to the database. */
export class CheckedCopies {
  private readonly db: Db;
  private readonly kept: ReadCache<Mismatch>;

  constructor(db: Db) {
    this.db = db;
    this.kept = new ReadCache(db, MAX_KEPT);
  }

  /** @param copy one that the viewer may see */
  async mismatchOf(copy: Snapshot, viewer: Viewer): Promise<Mismatch> {
    const key = `${copy.id} ${copy.text_sha256} ${copy.raw_sha256}`;
    return this.kept.getOrRead(key, () => new CopyIntegrityReader(this.db, viewer).mismatchOf(copy));
  }
}
