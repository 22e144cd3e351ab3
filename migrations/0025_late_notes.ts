import { type Kysely, sql } from 'kysely';

// The entry of a claim holds the words of all its notes, so that a note cost more the more there were. Notes above
// `up_to` may be missing in their claim's entry; a search reads them one by one.

const STATEMENTS = [
  `CREATE TABLE notes_indexed (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    up_to INTEGER NOT NULL
  ) STRICT`,
  `INSERT INTO notes_indexed (id, up_to) SELECT 1, coalesce(max(id), 0) FROM annotations`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
