import { type RawBuilder, sql } from 'kysely';
import { InTransaction, UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { RecordNoun } from './model.js';

// The duplicate keys of each kind of record, and the records that have a key.

/** Maximum number of records per key: more records with so common a name would not help. */
const MAX_RECORDS_OF_KEY = 1_000;

export interface KeyHits {
  readonly key: number;
  readonly ids: readonly number[];
}

export class RecordKeyReader extends UnfilteredReader {
  /** For each key in use, the records of that kind that have it; of a common one the newest. */
  async having(kind: RecordNoun, keys: readonly number[]): Promise<readonly KeyHits[]> {
    const { rows } = await sql<{ key: number; ids: string }>`
      SELECT keys.value AS key, (SELECT json_group_array(record_id) FROM (
        SELECT record_id FROM record_keys WHERE kind = ${kind} AND key = keys.value
        ORDER BY record_id DESC LIMIT ${sql.lit(MAX_RECORDS_OF_KEY)})) AS ids
      FROM json_each(${JSON.stringify(keys)}) AS keys`.execute(this.db);
    return rows
      .map(({ key, ids }) => ({ key, ids: JSON.parse(ids) as number[] }))
      .filter(({ ids }) => ids.length > 0);
  }
}

export class RecordKeyWriter extends InTransaction {
  /** Recomputes the keys of these records after a change. */
  async refresh(kind: RecordNoun, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    const among = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
    await sql`DELETE FROM record_keys WHERE kind = ${kind} AND record_id IN ${among}`.execute(this.tx);
    for (const compared of COMPARED[kind])
      await insertKeys(kind, compared, sql`${sql.ref(compared.id)} IN ${among}`).execute(this.tx);
  }

  /** Recomputes all keys of a kind; returns the number of its records. */
  async rebuild(kind: RecordNoun): Promise<number> {
    await sql`DELETE FROM record_keys WHERE kind = ${kind}`.execute(this.tx);
    for (const compared of COMPARED[kind]) await insertKeys(kind, compared, sql`1`).execute(this.tx);
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(`${kind}s`)}`.execute(
      this.tx,
    );
    return rows[0]?.n ?? 0;
  }
}

interface Compared {
  /** What the database function derives the keys from. */
  readonly by: 'name' | 'title' | 'address' | 'host';
  readonly table: string;
  readonly column: string;
  /** The column with the record's id. */
  readonly id: string;
}

const COMPARED: Readonly<Record<RecordNoun, readonly Compared[]>> = {
  speaker: [
    { by: 'name', table: 'speakers', column: 'name', id: 'speakers.id' },
    { by: 'name', table: 'speaker_names', column: 'name', id: 'speaker_names.speaker_id' },
  ],
  outlet: [
    { by: 'name', table: 'outlets', column: 'name', id: 'outlets.id' },
    { by: 'host', table: 'outlets', column: 'url', id: 'outlets.id' },
  ],
  occasion: [{ by: 'title', table: 'occasions', column: 'name', id: 'occasions.id' }],
  source: [
    { by: 'title', table: 'sources', column: 'title', id: 'sources.id' },
    { by: 'address', table: 'sources', column: 'url', id: 'sources.id' },
    { by: 'address', table: 'sources', column: 'archive_url', id: 'sources.id' },
  ],
};

// NOTE: in key order, or each page of the table would be written as often as it has rows.
function insertKeys(kind: RecordNoun, { by, table, column, id }: Compared, where: RawBuilder<unknown>) {
  const text = sql.ref(`${table}.${column}`);
  return sql`INSERT OR IGNORE INTO record_keys (kind, key, record_id)
    SELECT ${kind}, keys.value, ${sql.ref(id)}
    FROM ${sql.table(table)}, json_each(comparison_keys(${by}, ${text})) AS keys
    WHERE ${text} IS NOT NULL AND ${where} ORDER BY 2, 3`;
}
