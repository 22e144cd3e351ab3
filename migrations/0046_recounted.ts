import { type Kysely, sql } from 'kysely';

// Who recounts what another said, and which outlets publish our own text.

const STATEMENTS = [
  'ALTER TABLE attributions ADD COLUMN recounted_by_id INTEGER REFERENCES speakers (id)',
  'CREATE INDEX attributions_recounted_by ON attributions (recounted_by_id)',
  'ALTER TABLE outlets ADD COLUMN is_ours INTEGER NOT NULL DEFAULT 0 CHECK (is_ours IN (0, 1))',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
