import { type Kysely, sql } from 'kysely';

// Notes and citation lists.

const NOTES = [
  `CREATE TABLE annotations (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER REFERENCES claims (id),
    attribution_id INTEGER REFERENCES attributions (id),
    source_id INTEGER REFERENCES sources (id),
    snapshot_id INTEGER REFERENCES snapshots (id),
    selector_exact TEXT,
    selector_prefix TEXT,
    selector_suffix TEXT,
    selector_start_utf16 INTEGER,
    selector_end_utf16 INTEGER,
    motivation TEXT NOT NULL CHECK (motivation IN ('commenting', 'questioning', 'assessing', 'editing', 'linking', 'describing', 'tagging', 'replying')),
    body TEXT NOT NULL,
    parent_id INTEGER REFERENCES annotations (id),
    author_id INTEGER NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    edited_at TEXT,
    resolved_at TEXT,
    resolved_by INTEGER REFERENCES users (id),
    erased_by INTEGER REFERENCES events (seq),
    version INTEGER NOT NULL DEFAULT 1,
    trashed_at TEXT,
    trashed_by INTEGER REFERENCES users (id),
    CHECK ((claim_id IS NOT NULL) + (attribution_id IS NOT NULL) + (source_id IS NOT NULL) + (snapshot_id IS NOT NULL) = 1),
    CHECK (length(body) > 0 OR erased_by IS NOT NULL),
    CHECK ((motivation = 'replying') = (parent_id IS NOT NULL)),
    CHECK ((resolved_at IS NULL) = (resolved_by IS NULL)),
    CHECK ((trashed_at IS NULL) = (trashed_by IS NULL)),
    CHECK ((selector_start_utf16 IS NULL) = (selector_end_utf16 IS NULL))
  ) STRICT`,
  `CREATE INDEX annotations_claim ON annotations (claim_id, id)`,
  `CREATE INDEX annotations_attribution ON annotations (attribution_id, id)`,
  `CREATE INDEX annotations_source ON annotations (source_id, id)`,
  `CREATE INDEX annotations_snapshot ON annotations (snapshot_id, id)`,
  `CREATE INDEX annotations_parent ON annotations (parent_id)`,
  `CREATE INDEX annotations_open ON annotations (id DESC) WHERE resolved_at IS NULL AND trashed_at IS NULL AND parent_id IS NULL`,
  `CREATE INDEX annotations_author ON annotations (author_id, id)`,
];

const LISTS = [
  `CREATE TABLE lists (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL CHECK (length(title) > 0),
    style TEXT NOT NULL,
    locale TEXT NOT NULL DEFAULT 'en-GB',
    owner_id INTEGER REFERENCES users (id),
    note TEXT,
    created_at TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id),
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    trashed_at TEXT,
    trashed_by INTEGER REFERENCES users (id),
    CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
  ) STRICT`,
  `CREATE TABLE list_items (
    id INTEGER PRIMARY KEY,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    UNIQUE (list_id, claim_id)
  ) STRICT`,
  `CREATE INDEX list_items_order ON list_items (list_id, position)`,
  `CREATE INDEX list_items_claim ON list_items (claim_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...NOTES, ...LISTS]) await sql.raw(statement).execute(db);
}
