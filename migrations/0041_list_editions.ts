import { type Kysely, sql } from 'kysely';

// Editions of citation lists: what a list printed at one time, as the lines of a file whose SHA-256 is kept. `audience`
// is 1 for those who see restricted claims, where their file differs from that of all others.

const STATEMENTS = [
  `CREATE TABLE list_editions (
    id INTEGER PRIMARY KEY,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    name TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('sources', 'quotations', 'evidence')),
    grouping TEXT CHECK (grouping IN ('source')),
    style TEXT NOT NULL CHECK (length(style) > 0),
    style_sha256 TEXT NOT NULL,
    locale TEXT NOT NULL,
    list_version INTEGER NOT NULL,
    open_list_version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    open_sha256 TEXT NOT NULL,
    left_sha256 TEXT,
    open_left_sha256 TEXT,
    made_at TEXT NOT NULL,
    made_by INTEGER NOT NULL REFERENCES users (id),
    erased_by INTEGER,
    CHECK ((left_sha256 IS NULL) = (open_left_sha256 IS NULL))
  ) STRICT`,
  `CREATE INDEX list_editions_list ON list_editions (list_id, id)`,
  `CREATE TABLE list_edition_lines (
    id INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES list_editions (id),
    audience INTEGER NOT NULL CHECK (audience IN (0, 1)),
    position INTEGER NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('head', 'entry', 'work', 'foot')),
    outcome TEXT CHECK (outcome IN ('printed', 'noted', 'failed')),
    claim_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(claim_ids)),
    erased_by INTEGER,
    line TEXT NOT NULL CHECK (json_valid(line)),
    CHECK ((part = 'entry') = (outcome IS NOT NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX list_edition_lines_place ON list_edition_lines (edition_id, audience, position)`,
  // What is counted of entries, without their long lines.
  `CREATE INDEX list_edition_lines_claims ON list_edition_lines
    (edition_id, audience, part, outcome, position, claim_ids, erased_by)`,
  `CREATE TRIGGER list_editions_never_change BEFORE UPDATE ON list_editions
   WHEN NOT (NEW.id = OLD.id AND NEW.list_id = OLD.list_id AND (NEW.name IS OLD.name OR NEW.name IS NULL)
     AND NEW.kind = OLD.kind AND NEW.grouping IS OLD.grouping AND NEW.style = OLD.style
     AND NEW.style_sha256 = OLD.style_sha256 AND NEW.locale = OLD.locale AND NEW.list_version = OLD.list_version
     AND NEW.open_list_version = OLD.open_list_version AND NEW.sha256 = OLD.sha256
     AND NEW.open_sha256 = OLD.open_sha256 AND NEW.made_at = OLD.made_at AND NEW.made_by = OLD.made_by)
   BEGIN SELECT RAISE(ABORT, 'an edition can only be erased'); END`,
  `CREATE TRIGGER list_editions_never_go BEFORE DELETE ON list_editions
   BEGIN SELECT RAISE(ABORT, 'an edition can only be erased'); END`,
  // Erasing a user replaces a name within a line.
  `CREATE TRIGGER list_edition_lines_only_erased BEFORE UPDATE ON list_edition_lines
   WHEN NOT (NEW.id = OLD.id AND NEW.edition_id = OLD.edition_id AND NEW.audience = OLD.audience
     AND NEW.position = OLD.position AND NEW.part = OLD.part AND NEW.outcome IS OLD.outcome
     AND NEW.claim_ids = OLD.claim_ids AND (OLD.erased_by IS NULL OR NEW.erased_by IS OLD.erased_by))
   BEGIN SELECT RAISE(ABORT, 'an edition can only be erased'); END`,
  `CREATE TRIGGER list_edition_lines_never_go BEFORE DELETE ON list_edition_lines
   BEGIN SELECT RAISE(ABORT, 'an edition can only be erased'); END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
