import { CompiledQuery } from 'kysely';
import type { Db } from '../schema.js';

/**
 * Caches what was read of a database until any process writes to it: pages are read far more often than written.
 * Cleared at `maxEntries` entries.
 * @param versionOf changes with every write that matters; by default with any
 */
export class ReadCache<T> {
  private readonly db: Db;
  private readonly maxEntries: number;
  private readonly kept = new Map<string, T>();
  private readonly versionOf: VersionOf;
  private version: number | string = 0;

  constructor(db: Db, maxEntries: number, versionOf: VersionOf = dataVersion) {
    this.db = db;
    this.maxEntries = maxEntries;
    this.versionOf = versionOf;
  }

  /** The cached result of `read` under this key, or a fresh one. */
  async getOrRead(key: string, read: () => Promise<T>): Promise<T> {
    const version = await this.versionOf(this.db);
    if (version !== this.version) this.kept.clear();
    this.version = version;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const answer = await read();
    if (this.kept.size >= this.maxEntries) this.kept.clear();
    // A concurrent write may be missing in the result, so it is returned but not cached.
    if ((await this.versionOf(this.db)) === version) this.kept.set(key, answer);
    return answer;
  }
}

export type VersionOf = (db: Db) => Promise<number | string>;

/** A number that changes with every change to the file. @source SQLite, PRAGMA data_version */
async function dataVersion(db: Db): Promise<number> {
  const { rows } = await db.executeQuery<{ data_version: number }>(DATA_VERSION);
  return rows[0]?.data_version ?? 0;
}

const DATA_VERSION = CompiledQuery.raw('PRAGMA data_version');

/** Changes with every change to a record, but not with what leaves no event, such as drafts. */
export async function recordVersion(db: Db): Promise<string> {
  const { rows } = await db.executeQuery<{ seq: number; hidden: number }>(RECORD_VERSION);
  return `${rows[0]?.seq} ${rows[0]?.hidden}`;
}

// Rows of an import are seen at its end, after their events.
const RECORD_VERSION = CompiledQuery.raw(
  'SELECT (SELECT max(seq) FROM main.events) AS seq, (SELECT count(*) FROM main.import_ranges WHERE hidden = 1) AS hidden',
);
