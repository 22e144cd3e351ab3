import { type Kysely, sql } from 'kysely';

// The entry of a claim holds the words of all its notes, so that a note cost more the more there were. Notes above
// `up_to` may be missing in their claim's entry; a search reads them one by one.

// A note also wrote to more indexes than are read: one of the dates of submissions, which lie in the order of their dates
// anyway; and one of the length of each entry, which only a ranking needs.

const STATEMENTS = [
  `CREATE TABLE notes_indexed (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    up_to INTEGER NOT NULL
  ) STRICT`,
  `INSERT INTO notes_indexed (id, up_to) SELECT 1, coalesce(max(id), 0) FROM annotations`,
  // Ascending, so that a new note is at its end.
  `DROP INDEX annotations_open`,
  `CREATE INDEX annotations_open ON annotations (id)
    WHERE resolved_at IS NULL AND trashed_at IS NULL AND parent_id IS NULL`,
  `DROP INDEX submissions_at`,
  `DROP TABLE claim_index`,
  `CREATE VIRTUAL TABLE claim_index USING fts5 (words, wordings, names, sources, notes, tokens,
    content = 'claim_entries', content_rowid = 'entry', tokenize = "ascii tokenchars '_'", prefix = '2 3', columnsize = 0)`,
  `INSERT INTO claim_index (claim_index) VALUES ('rebuild')`,
  `INSERT INTO claim_index (claim_index, rank) VALUES ('automerge', 0)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
