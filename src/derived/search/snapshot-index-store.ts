import { sql } from 'kysely';
import { spacedWords } from '../../engines/text/search-words.js';
import { hidesRows } from '../../platform/db/connection/dialect.js';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { entryOf, PARTS, PUBLIC, piecesOf } from './model/parts.js';

// The index of the words of saved copies; the only place with SQL for full-text search on copies. It stores no text:
// an entry is a part of a copy, by number (texts/parts.ts). Restricted copies have low numbers, so that other viewers
// can learn neither their words nor how many of them have a word.

export class SnapshotIndexReader {
  private readonly db: Db | Tx;
  private readonly first: bigint;

  constructor(db: Db | Tx, viewer: { readonly seesRestricted: boolean }) {
    this.db = db;
    this.first = viewer.seesRestricted ? 0n : BigInt(PUBLIC);
  }

  /** Numbers of entries with a phrase of spaced words, `limit` at most. */
  async holding(phrase: string, limit: number): Promise<number[]> {
    const seen = hidesRows(this.db) ? isSeen('snapshots', SNAPSHOT_OF_ROW) : '1';
    const { rows } = await sql<{ entry: number }>`
      SELECT rowid AS entry FROM snapshot_index
      WHERE snapshot_index MATCH ${`"${phrase}"`} AND rowid >= ${this.first} AND ${sql.raw(seen)}
        AND ${this.first === 0n ? sql`1` : OF_SHOWN_SOURCE}
      LIMIT ${sql.lit(limit)}`.execute(this.db);
    return rows.map(({ entry }) => entry);
  }

  /** Which of these copies have an entry, and whether it is public. */
  async standing(snapshotIds: readonly number[]): Promise<Map<number, { readonly isPublic: boolean }>> {
    const { rows } = await sql<{ id: number; public: number }>`
      SELECT value AS id, p.rowid IS NOT NULL AS public FROM json_each(${JSON.stringify(snapshotIds)})
      LEFT JOIN snapshot_index p ON p.rowid = ${sql.lit(PUBLIC)} + value * ${sql.lit(PARTS)}
      LEFT JOIN snapshot_index r ON r.rowid = value * ${sql.lit(PARTS)}
      WHERE p.rowid IS NOT NULL OR r.rowid IS NOT NULL`.execute(this.db);
    return new Map(rows.map((row) => [row.id, { isPublic: row.public === 1 }]));
  }
}

/** The number of the copy that an entry is of. */
const SNAPSHOT_OF_ROW = `((snapshot_index.rowid % ${PUBLIC}) / ${PARTS})`;

/** Copies of sources that no quotation cites may have high numbers, and are not counted either. */
const OF_SHOWN_SOURCE = sql`EXISTS (SELECT 1 FROM snapshots AS s
  JOIN public_records AS p ON p.kind = 'source' AND p.id = s.source_id WHERE s.id = ${sql.raw(SNAPSHOT_OF_ROW)})`;

/** A copy to index. */
export interface Findable {
  readonly id: number;
  readonly text: string;
  readonly isPublic: boolean;
}

export class SnapshotIndexWriter extends InTransaction {
  async remove(snapshotId: number): Promise<void> {
    for (const isPublic of [false, true]) {
      const [from, before] = [entryOf(snapshotId, 0, isPublic), entryOf(snapshotId + 1, 0, isPublic)];
      await sql`DELETE FROM snapshot_index WHERE rowid >= ${BigInt(from)} AND rowid < ${BigInt(before)}`.execute(
        this.tx,
      );
    }
  }

  async add({ id, text, isPublic }: Findable): Promise<void> {
    const timer = new YieldTimer();
    await timer.yield();
    for (const { part, start, end } of piecesOf(text)) {
      if (timer.isDue) await timer.yield();
      const entry = BigInt(entryOf(id, part, isPublic));
      const words = spacedWords(text.slice(start, end));
      if (timer.isDue) await timer.yield();
      await sql`INSERT INTO snapshot_index (rowid, words) VALUES (${entry}, ${words})`.execute(this.tx);
    }
  }

  async clear(): Promise<void> {
    await sql`INSERT INTO snapshot_index (snapshot_index) VALUES ('delete-all')`.execute(this.tx);
  }

  /** Merges the whole index into one segment, so that deleted content leaves the file. */
  async optimise(): Promise<void> {
    await sql`INSERT INTO snapshot_index (snapshot_index) VALUES ('optimize')`.execute(this.tx);
  }
}
