import { type Kysely, sql } from 'kysely';

// A note is about one thing. Indexes that hold the other columns of it too, empty as they are, made every note write
// to three places of the file that nobody ever looks in.

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
