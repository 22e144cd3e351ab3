import { type Kysely, sql } from 'kysely';

// By which engine a place in a newer copy was found: a check tells one of an older engine from a changed one. Those of
// an existing database may be of any, and are looked for again.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE anchors ADD COLUMN engine INTEGER NOT NULL DEFAULT 0`.execute(db);
}
