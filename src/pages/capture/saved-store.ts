import { InTransaction } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';

// What stays of a capture once it is saved whole: where its quotations are, and what was dropped.

export interface SavedWhole {
  /** Of the capture. */
  readonly id: number;
  readonly owner_id: number;
  readonly source_id: number;
  readonly saved_at: string;
  /** Hashes of the words of the quotations that were dropped. */
  readonly dropped: readonly string[];
}

/** Reads the saved captures of one person. */
export class SavedCaptureReader {
  private readonly db: Db | Tx;
  private readonly ownerId: number;

  /** @param ownerId null for somebody who is not signed in, who has none */
  constructor(db: Db | Tx, ownerId: number | null) {
    this.db = db;
    this.ownerId = ownerId ?? 0;
  }

  /** The source of a capture that was saved; undefined for any other. */
  async sourceOf(captureId: number): Promise<number | undefined> {
    const row = await this.own().select('source_id').where('id', '=', captureId).executeTakeFirst();
    return row?.source_id;
  }

  /** Hashes of the words that they dropped in earlier versions of an article. */
  async droppedFrom(sourceId: number): Promise<ReadonlySet<string>> {
    const rows = await this.own().select('dropped').where('source_id', '=', sourceId).execute();
    return new Set(rows.flatMap(({ dropped }) => JSON.parse(dropped) as string[]));
  }

  private own() {
    return this.db.selectFrom('saved_captures').where('owner_id', '=', this.ownerId);
  }
}

export class SavedCaptureWriter extends InTransaction {
  async add({ dropped, ...row }: SavedWhole): Promise<void> {
    await this.tx
      .insertInto('saved_captures')
      .values({ ...row, dropped: JSON.stringify(dropped) })
      .execute();
  }

  /** Those saved before a time (ISO 8601, UTC). */
  async removeBefore(time: string): Promise<void> {
    await this.tx.deleteFrom('saved_captures').where('saved_at', '<', time).execute();
  }

  async removeOfOwner(id: number): Promise<void> {
    await this.tx.deleteFrom('saved_captures').where('owner_id', '=', id).execute();
  }

  /** With the words of something erased, of which a hash may be among them. */
  async removeAll(): Promise<void> {
    await this.tx.deleteFrom('saved_captures').execute();
  }
}
