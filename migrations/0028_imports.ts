import { type Kysely, sql } from 'kysely';

// Imports in portions: what runs, and the rows that it has written so far, which readers do not see until the whole is
// there. The triggers of 0024_facets.ts leave such rows uncounted; the end of the import counts them.

const STATEMENTS = [
  `CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    change_id TEXT NOT NULL UNIQUE,
    actor_id INTEGER NOT NULL REFERENCES users (id),
    format TEXT NOT NULL CHECK (format IN ('csv', 'onrecord-json')),
    kind TEXT NOT NULL CHECK (kind IN ('claims', 'sources', 'records')),
    name TEXT,
    state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'withdrawn')),
    rows_done INTEGER NOT NULL DEFAULT 0,
    rows_total INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    first_seq INTEGER,
    last_seq INTEGER,
    cancelled_by INTEGER REFERENCES users (id),
    reason TEXT CHECK (reason IN ('cancelled', 'stopped', 'changed', 'failed')),
    pid INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    CHECK ((state = 'running') = (ended_at IS NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX imports_running ON imports (state) WHERE state = 'running'`,
  `CREATE UNIQUE INDEX imports_first_seq ON imports (first_seq)`,
  `CREATE TABLE import_ranges (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    table_name TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL CHECK (last_id >= first_id),
    hidden INTEGER NOT NULL DEFAULT 1 CHECK (hidden IN (0, 1))
  ) STRICT`,
  `CREATE INDEX import_ranges_hidden ON import_ranges (table_name, first_id, last_id) WHERE hidden = 1`,
  `CREATE INDEX import_ranges_table ON import_ranges (table_name, first_id)`,
  `CREATE INDEX import_ranges_import ON import_ranges (import_id)`,
];

const YEAR = `CASE WHEN NEW.entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (NEW.entry >> 31) + 1721058.5) AS INTEGER) END`;
const IS_SEEN = `NEW.claim_id > coalesce((SELECT last_id FROM import_ranges WHERE hidden = 1 AND table_name = 'claims'
      AND first_id <= NEW.claim_id ORDER BY first_id DESC LIMIT 1), -1)`;

const ADDED = `
  INSERT INTO facet_combos (facets, year, claims) SELECT NEW.facets, ${YEAR}, 1 WHERE ${IS_SEEN}
    ON CONFLICT (facets, year) DO UPDATE SET claims = claims + 1;
  INSERT INTO entry_facets (entry, combo_id)
    SELECT NEW.entry, id FROM facet_combos WHERE facets = NEW.facets AND year = ${YEAR} AND ${IS_SEEN};`;
const REMOVED = `
  UPDATE facet_combos SET claims = claims - 1 WHERE id = (SELECT combo_id FROM entry_facets WHERE entry = OLD.entry);
  DELETE FROM entry_facets WHERE entry = OLD.entry;`;

const TRIGGERS = [
  'DROP TRIGGER claim_entries_added',
  'DROP TRIGGER claim_entries_changed',
  `CREATE TRIGGER claim_entries_added AFTER INSERT ON claim_entries BEGIN${ADDED} END`,
  `CREATE TRIGGER claim_entries_changed AFTER UPDATE OF entry, tokens ON claim_entries
    WHEN OLD.facets <> NEW.facets OR OLD.entry <> NEW.entry BEGIN${REMOVED}${ADDED} END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...STATEMENTS, ...TRIGGERS]) await sql.raw(statement).execute(db);
}
