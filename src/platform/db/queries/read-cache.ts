import { CompiledQuery } from 'kysely';
import type { Db } from '../schema.js';

/**
 * Caches what was read of a database until any process writes to it: pages are read far more often than written.
 * Cleared at `maxEntries` entries.
 */
export class ReadCache<T> {
  private readonly db: Db;
  private readonly maxEntries: number;
  private readonly kept = new Map<string, T>();
  private version = 0;

  constructor(db: Db, maxEntries: number) {
    this.db = db;
    this.maxEntries = maxEntries;
  }

  /** The cached result of `read` under this key, or a fresh one. */
  async getOrRead(key: string, read: () => Promise<T>): Promise<T> {
    const version = await dataVersion(this.db);
    if (version !== this.version) this.kept.clear();
    this.version = version;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const answer = await read();
    if (this.kept.size >= this.maxEntries) this.kept.clear();
    // A concurrent write may be missing in the result, so it is returned but not cached.
    if ((await dataVersion(this.db)) === version) this.kept.set(key, answer);
    return answer;
  }
}

/** A number that changes with every change to the file. @source SQLite, PRAGMA data_version */
async function dataVersion(db: Db): Promise<number> {
  const { rows } = await db.executeQuery<{ data_version: number }>(DATA_VERSION);
  return rows[0]?.data_version ?? 0;
}

const DATA_VERSION = CompiledQuery.raw('PRAGMA data_version');
