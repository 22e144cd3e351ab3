import { sql } from 'kysely';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { copiesUnrestricted } from '../../platform/db/queries/visible.js';
import type { Tx } from '../../platform/db/schema.js';
import { FindableReader } from './copies-store.js';
import { PART, PARTS, PUBLIC, STEP } from './model/parts.js';
import { SnapshotIndexWriter } from './snapshot-index-store.js';

/** Holds the entries in the index of saved copies against the copies. Their words are not read. */
export class IndexedCopies extends UnfilteredReader {
  /** The numbers of copies with other entries than they should have: too few, too many, or for other readers. */
  async wrong(): Promise<number[]> {
    const isPublic = copiesUnrestricted(sql.ref('snapshots.source_id'));
    const { rows } = await sql<{ id: number }>`
      WITH wanted AS (
        SELECT snapshots.id, (${isPublic}) AS public,
          1 + max(0, (length(text) - ${sql.lit(PART)} + ${sql.lit(STEP)} - 1) / ${sql.lit(STEP)}) AS parts
        FROM snapshots WHERE text IS NOT NULL AND trashed_at IS NULL
      ), indexed AS (
        SELECT (id % ${sql.lit(PUBLIC)}) / ${sql.lit(PARTS)} AS copy, id >= ${sql.lit(PUBLIC)} AS public,
          count(*) AS parts
        FROM snapshot_index_docsize GROUP BY 1, 2
      )
      SELECT wanted.id FROM wanted LEFT JOIN indexed
        ON indexed.copy = wanted.id AND indexed.public = wanted.public
        WHERE indexed.parts IS NULL OR indexed.parts <> min(wanted.parts, ${sql.lit(PARTS)})
      UNION SELECT indexed.copy FROM indexed LEFT JOIN wanted
        ON wanted.id = indexed.copy AND wanted.public = indexed.public WHERE wanted.id IS NULL
      ORDER BY 1`.execute(this.db);
    return rows.map(({ id }) => id);
  }
}

/** Replaces the entries of a copy with those that it should have: none in the trash. */
export async function indexCopy(tx: Tx, id: number): Promise<void> {
  const index = new SnapshotIndexWriter(tx);
  await index.remove(id);
  const copy = await new FindableReader(tx).byId(id);
  if (copy !== undefined) await index.add(copy);
}
