import { type Kysely, sql } from 'kysely';

// A citation style that failed twice is not used until somebody tries it again: since when, why, and on which sources.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE styles ADD COLUMN set_aside_at TEXT`.execute(db);
  await sql`ALTER TABLE styles ADD COLUMN set_aside_why TEXT
    CHECK ((set_aside_why IS NULL) = (set_aside_at IS NULL))`.execute(db);
  await sql`ALTER TABLE styles ADD COLUMN set_aside_sources TEXT
    CHECK ((set_aside_sources IS NULL) = (set_aside_at IS NULL) AND json_valid(coalesce(set_aside_sources, '[]')))`.execute(
    db,
  );
}
