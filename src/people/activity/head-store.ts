import { UnfilteredReader } from '../../platform/db/queries/reader.js';

/** Reads the end of the history. */
export class HeadReader extends UnfilteredReader {
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
