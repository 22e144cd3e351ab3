import { ReadCache } from '../../platform/db/queries/read-cache.js';
import type { Db } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import { CopyIntegrityReader } from './integrity-store.js';
import type { Mismatch } from './model.js';
import type { Snapshot } from './store.js';

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
