import { type Kysely, sql } from 'kysely';

// Citation styles that editors add, as the text of their CSL files, and the style in which a user copies citations; null
// leaves that to the program.

const STATEMENTS = [
  `ALTER TABLE users ADD COLUMN citation_style TEXT`,
  `CREATE TABLE styles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL CHECK (length(key) > 0),
    title TEXT NOT NULL CHECK (length(title) > 0),
    edition TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'author-date', 'numeric', 'label', 'author')),
    locale TEXT,
    licence TEXT NOT NULL,
    authors TEXT NOT NULL CHECK (json_valid(authors)),
    parent TEXT,
    csl TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id),
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    trashed_at TEXT,
    trashed_by INTEGER REFERENCES users (id),
    CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
  ) STRICT`,
  `CREATE INDEX styles_key ON styles (key, id)`,
  `CREATE INDEX styles_trash ON styles (trashed_at) WHERE trashed_at IS NOT NULL`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
