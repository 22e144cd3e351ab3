import { type SqlBool, sql } from 'kysely';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';

/**
 * Maximum number of claims read per key. A more common key distinguishes little, and the full-text index finds those
 * claims.
 */
export const MAX_OF_KEY = 100;
/** Number of keys in one query, which bounds how long it blocks. */
const KEYS_AT_ONCE = 150;

/** The newest claims with each comparison key, as one viewer may see them. Each key is read once. */
export class KeyListReader extends ViewerReader {
  /** An empty list for a key that no claim has. */
  private readonly lists = new Map<number, readonly number[]>();
  private readonly timer = new YieldTimer();

  /** Reads the claims of keys that were not read yet. */
  async load(keys: Iterable<number>): Promise<void> {
    // In their order in the index, where many keys of a long text are neighbours.
    const unread = Int32Array.from(new Set(keys))
      .filter((key) => !this.lists.has(key))
      .sort();
    for (let at = 0; at < unread.length; at += KEYS_AT_ONCE) {
      if (this.timer.isDue) await this.timer.yield();
      await this.read([...unread.subarray(at, at + KEYS_AT_ONCE)]);
    }
  }

  /** The claims with a key that was read, newest first; `MAX_OF_KEY` at most. */
  of(key: number): readonly number[] {
    return this.lists.get(key) ?? NONE;
  }

  private async read(keys: readonly number[]): Promise<void> {
    const { rows } = await sql<{ key: number; ids: string }>`
      SELECT keys.value AS key, (SELECT json_group_array(claim_id) FROM (
        SELECT claim_id FROM claim_shingles WHERE shingle = keys.value AND ${this.isSeen()}
        ORDER BY claim_id DESC LIMIT ${sql.lit(MAX_OF_KEY)})) AS ids
      FROM json_each(${JSON.stringify(keys)}) AS keys`.execute(this.db);
    for (const { key, ids } of rows) this.lists.set(key, ids === '[]' ? NONE : (JSON.parse(ids) as number[]));
  }

  /** Hidden claims must not displace others from the list of a common key. */
  private isSeen() {
    if (this.sees) return sql<SqlBool>`1`;
    return sql<SqlBool>`exists (select 1 from claims
      where claims.id = claim_shingles.claim_id and ${this.visible.claims()})`;
  }
}

const NONE: readonly number[] = [];
