import { ReadCache, recordVersion } from '../../platform/db/queries/read-cache.js';
import type { Db } from '../../platform/db/schema.js';

/** Maximum number of kept answers: those of some forty pages. */
const MAX_KEPT = 4_000;

/**
 * What was looked up of the record for captures, kept until a record changes. Deciding in a capture changes none, so
 * that after each decision only what was decided is looked up.
 */
export class KnownMatches {
  readonly #kept: ReadCache<unknown>;

  constructor(db: Db) {
    this.#kept = new ReadCache(db, MAX_KEPT, recordVersion);
  }

  /** @param key all that the answer depends on, beside the record */
  getOrRead<T>(key: readonly unknown[], read: () => Promise<T>): Promise<T> {
    return this.#kept.getOrRead(JSON.stringify(key), read) as Promise<T>;
  }
}
