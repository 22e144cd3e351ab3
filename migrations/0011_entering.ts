import { type Kysely, sql } from 'kysely';

// A source's type may be unknown (null). That a source names no author or no date is recorded as a fact, distinct from
// nobody having looked. A claim's language may be a guess that nobody has confirmed.

const STATEMENTS = [
  `ALTER TABLE sources ALTER COLUMN type DROP NOT NULL`,
  `ALTER TABLE sources ADD COLUMN no_author INTEGER NOT NULL DEFAULT 0 CHECK (no_author IN (0, 1) AND (no_author = 0 OR authors = '[]'))`,
  `ALTER TABLE sources ADD COLUMN no_date INTEGER NOT NULL DEFAULT 0 CHECK (no_date IN (0, 1) AND (no_date = 0 OR issued IS NULL))`,
  `ALTER TABLE claims ADD COLUMN language_guessed INTEGER NOT NULL DEFAULT 0 CHECK (language_guessed IN (0, 1) AND (language_guessed = 0 OR language IS NOT NULL))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
