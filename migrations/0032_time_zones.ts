import { type Kysely, sql } from 'kysely';

// The time zone in which a user reads times. Null shows them in the zone of the browser.

const STATEMENTS = [`ALTER TABLE users ADD COLUMN time_zone TEXT`];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
