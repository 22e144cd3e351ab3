import { type Kysely, sql } from 'kysely';

// Whether the new password that waits for a code also ends the tokens; until now each did.

const STATEMENT = `ALTER TABLE pending_sign_ins ADD COLUMN ends_tokens INTEGER NOT NULL DEFAULT 1
  CHECK (ends_tokens IN (0, 1))`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENT).execute(db);
}
