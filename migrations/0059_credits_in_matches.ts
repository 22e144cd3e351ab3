import { type Kysely, sql } from 'kysely';

// A match also says whom a source is recorded to credit. A database with claims derives that again in its daily check.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('UPDATE derived_as SET rules = 2 WHERE NOT EXISTS (SELECT 1 FROM claims)').execute(db);
}
