import { type Kysely, sql } from 'kysely';

// Captures: an article whose quotations somebody is going through before any record is made. Private to their owner,
// without events, and deleted when they are saved or old.

const STATEMENTS = [
  `CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    snapshot_id INTEGER REFERENCES snapshots (id),
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    copy TEXT CHECK (json_valid(copy)),
    bytes BLOB,
    source TEXT NOT NULL CHECK (json_valid(source)),
    read_in TEXT NOT NULL CHECK (json_valid(read_in)),
    found TEXT NOT NULL CHECK (json_valid(found)),
    CHECK ((copy IS NULL) = (snapshot_id IS NOT NULL))
  ) STRICT`,
  `CREATE INDEX captures_owner ON captures (owner_id, changed_at)`,
  `CREATE TABLE capture_quotations (
    id INTEGER PRIMARY KEY,
    capture_id INTEGER NOT NULL REFERENCES captures (id),
    n INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'dropped')),
    start_utf16 INTEGER NOT NULL,
    spans TEXT NOT NULL CHECK (json_valid(spans)),
    found TEXT CHECK (json_valid(found)),
    fields TEXT NOT NULL CHECK (json_valid(fields))
  ) STRICT`,
  `CREATE UNIQUE INDEX capture_quotations_n ON capture_quotations (capture_id, n)`,
  // The same article once more is recognised by its text.
  `CREATE INDEX snapshots_text ON snapshots (text_sha256)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
