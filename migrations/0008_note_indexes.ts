import { type Kysely, sql } from 'kysely';

// A note is about one record, so all but one of its reference columns are null. Indexes that include nulls made every
// note write three entries that no query reads.

const COLUMNS = ['claim_id', 'attribution_id', 'source_id', 'snapshot_id'] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of COLUMNS) {
    const name = `annotations_${column.replace('_id', '')}`;
    await sql.raw(`DROP INDEX ${name}`).execute(db);
    await sql
      .raw(`CREATE INDEX ${name} ON annotations (${column}, id) WHERE ${column} IS NOT NULL`)
      .execute(db);
  }
}
