import { sql } from 'kysely';
import type { Db } from './schema.js';

/**
 * Keeps what was read of a database until anything is written to it, by whichever process: pages are looked at far
 * more often than a desk is written to. At `most` answers it starts afresh.
 */
export class UntilWritten<T> {
  private readonly db: Db;
  private readonly most: number;
  private readonly kept = new Map<string, T>();
  private version = 0;

  constructor(db: Db, most: number) {
    this.db = db;
    this.most = most;
  }

  /** What `read` answered under this key, or answers now. */
  async of(key: string, read: () => Promise<T>): Promise<T> {
    const version = await dataVersion(this.db);
    if (version !== this.version) this.kept.clear();
    this.version = version;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const answer = await read();
    if (this.kept.size >= this.most) this.kept.clear();
    // What was written while it was read may be missing in it: such an answer is given, not kept.
    if ((await dataVersion(this.db)) === version) this.kept.set(key, answer);
    return answer;
  }
}

/** A number that is another one after every change to the file. @source SQLite, PRAGMA data_version */
async function dataVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`PRAGMA data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}
