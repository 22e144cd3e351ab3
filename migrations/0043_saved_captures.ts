import { type Kysely, sql } from 'kysely';

// The number of a capture never comes back, so that a window left open cannot write into another one; SQLite needs the
// table to be created again for that. What is known of a saved capture: where its quotations are, and which were dropped.

const STATEMENTS = [
  `CREATE TABLE captures_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
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
  `INSERT INTO captures_anew SELECT * FROM captures`,
  `DROP TABLE captures`,
  `ALTER TABLE captures_anew RENAME TO captures`,
  `CREATE INDEX captures_owner ON captures (owner_id, changed_at)`,
  `CREATE TABLE saved_captures (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES users (id),
    source_id INTEGER NOT NULL,
    snapshot_id INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    claims TEXT NOT NULL CHECK (json_valid(claims)),
    dropped TEXT NOT NULL CHECK (json_valid(dropped))
  ) STRICT`,
  `CREATE INDEX saved_captures_source ON saved_captures (source_id, owner_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
