import type { Db, Tx } from '../../platform/db/schema.js';

/** Reads the end of the history. */
export class HeadReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** The number of the last event; 0 for none. */
  async seq(): Promise<number> {
    const last = await this.db
      .selectFrom('events')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last?.seq ?? 0;
  }
}
