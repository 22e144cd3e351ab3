import type { Db, Tx } from '../../platform/db/schema.js';

/** Reads where the history ends. */
export class HeadReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** The number of the last event; 0 where there is none. */
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
