import { type Kysely, sql } from 'kysely';

// A name by which copies that credit somebody else would agree with the record waits for a second person. Names that
// are there already are in force.

const STATEMENTS = [
  'ALTER TABLE speaker_names ADD COLUMN author_id INTEGER REFERENCES users (id)',
  'ALTER TABLE speaker_names ADD COLUMN awaits_since TEXT CHECK ((awaits_since IS NULL) = (author_id IS NULL))',
  'CREATE INDEX speaker_names_awaiting ON speaker_names (id) WHERE awaits_since IS NOT NULL',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
