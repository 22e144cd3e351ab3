import { type Kysely, sql } from 'kysely';

// A mismatch is also set aside by moving its attribution to another source, by clearing its wording, and by changing
// who spoke, voiced or recalled the words. The CHECK of the table changes, so the table is created again.

const COLUMNS = `id, claim_id, attribution_id, kind, answers, difference, reason, agreed_at, agreed_by, erased_by, author_id,
  created_at, version`;

const STATEMENTS = [
  `CREATE TABLE set_asides_anew (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    attribution_id INTEGER NOT NULL REFERENCES attributions (id),
    kind TEXT NOT NULL CHECK (kind IN ('deprecated', 'copy_trashed', 'language_changed', 'form_changed', 'attribution_trashed',
      'source_changed', 'wording_cleared', 'speaker_changed', 'voiced_by_changed', 'recounted_by_changed')),
    answers TEXT CHECK (answers IS NULL OR json_valid(answers)),
    difference TEXT,
    reason TEXT,
    agreed_at TEXT,
    agreed_by INTEGER REFERENCES users (id),
    erased_by INTEGER REFERENCES events (seq),
    author_id INTEGER NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (erased_by IS NOT NULL OR (answers IS NOT NULL AND reason IS NOT NULL)),
    CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)),
    CHECK (agreed_by IS NULL OR agreed_by <> author_id)
  ) STRICT`,
  `INSERT INTO set_asides_anew (${COLUMNS}) SELECT ${COLUMNS} FROM set_asides`,
  'DROP TABLE set_asides',
  'ALTER TABLE set_asides_anew RENAME TO set_asides',
  'CREATE INDEX set_asides_claim ON set_asides (claim_id, id)',
  'CREATE INDEX set_asides_awaiting ON set_asides (id) WHERE agreed_at IS NULL',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
