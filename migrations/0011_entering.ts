import { type Kysely, sql } from 'kysely';

// What nobody knows of a source stays unknown: its type may be null, and that the source itself gives no author or no
// date is a fact of its own. A claim's language may be a guess that nobody has confirmed.

const STATEMENTS = [
  `ALTER TABLE sources ALTER COLUMN type DROP NOT NULL`,
  `ALTER TABLE sources ADD COLUMN no_author INTEGER NOT NULL DEFAULT 0 CHECK (no_author IN (0, 1) AND (no_author = 0 OR authors = '[]'))`,
  `ALTER TABLE sources ADD COLUMN no_date INTEGER NOT NULL DEFAULT 0 CHECK (no_date IN (0, 1) AND (no_date = 0 OR issued IS NULL))`,
  `ALTER TABLE claims ADD COLUMN language_guessed INTEGER NOT NULL DEFAULT 0 CHECK (language_guessed IN (0, 1) AND (language_guessed = 0 OR language IS NOT NULL))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
