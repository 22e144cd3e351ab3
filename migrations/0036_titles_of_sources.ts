import { type Kysely, sql } from 'kysely';

// What stands as the title of a source: its title, the first words of an untitled one, or a description of ours.

const STATEMENT = `ALTER TABLE sources ADD COLUMN title_is TEXT NOT NULL DEFAULT 'title'
  CHECK (title_is IN ('title', 'words', 'description'))`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENT).execute(db);
}
