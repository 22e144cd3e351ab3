import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';

// What stays of a capture once it is saved: where its quotations are, and what was dropped.

export interface SavedCaptureRow {
  /** Of the capture. */
  readonly id: number;
  readonly owner_id: number;
  readonly source_id: number;
  readonly snapshot_id: number;
  /** The claim of each saved quotation, by its number in the capture. */
  readonly claims: Readonly<Record<string, number>>;
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

  /** Undefined for one of which nothing was saved. */
  async byId(id: number): Promise<SavedCaptureRow | undefined> {
    const row = await this.own().selectAll().where('id', '=', id).executeTakeFirst();
    return (
      row && {
        ...row,
        claims: JSON.parse(row.claims) as SavedCaptureRow['claims'],
        dropped: JSON.parse(row.dropped) as SavedCaptureRow['dropped'],
      }
    );
  }

  /** The claims of its quotations that are not in the trash, by the numbers of the quotations. */
  async claimsOf({ claims }: Pick<SavedCaptureRow, 'claims'>): Promise<ReadonlyMap<number, number>> {
    const rows = await this.db
      .selectFrom('claims')
      .select('id')
      .where(among('id', Object.values(claims)))
      .where('trashed_at', 'is', null)
      .execute();
    const there = new Set(rows.map(({ id }) => id));
    return new Map(Object.entries(claims).flatMap(([n, id]) => (there.has(id) ? [[Number(n), id]] : [])));
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
  /** With what was saved of it before. @param at ISO 8601, UTC */
  async keep({ claims, dropped, ...row }: SavedCaptureRow, at: string): Promise<void> {
    const before = await new SavedCaptureReader(this.tx, row.owner_id).byId(row.id);
    const values = {
      ...{ ...row, saved_at: at, dropped: JSON.stringify(dropped) },
      claims: JSON.stringify({ ...before?.claims, ...claims }),
    };
    await this.tx.deleteFrom('saved_captures').where('id', '=', row.id).execute();
    await this.tx.insertInto('saved_captures').values(values).execute();
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
