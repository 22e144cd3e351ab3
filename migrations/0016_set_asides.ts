import { type Kysely, sql } from 'kysely';

// Mismatches that were set aside, each with its reason, until a second person agrees. `standing_set_asides` is derived:
// those that were not undone. A mismatch on a deprecated attribution stays in the match of the claim and may be set
// aside, which changes the CHECK of `claim_match`; SQLite needs the table to be created again for that.

const COLUMNS = 'claim_id, audience, state, attribution_id, snapshot_id, standing, finding_id';

const STATEMENTS = [
  `CREATE TABLE set_asides (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    attribution_id INTEGER NOT NULL REFERENCES attributions (id),
    kind TEXT NOT NULL CHECK (kind IN ('deprecated', 'copy_trashed', 'language_changed', 'form_changed', 'attribution_trashed')),
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
  `CREATE INDEX set_asides_claim ON set_asides (claim_id, id)`,
  `CREATE INDEX set_asides_awaiting ON set_asides (id) WHERE agreed_at IS NULL`,
  `CREATE TABLE standing_set_asides (
    set_aside_id INTEGER PRIMARY KEY REFERENCES set_asides (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id)
  ) STRICT`,
  `CREATE INDEX standing_set_asides_claim ON standing_set_asides (claim_id)`,
  `CREATE TABLE claim_match_anew (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    audience INTEGER NOT NULL CHECK (audience IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('same', 'marked', 'differs', 'not_found', 'other_words', 'not_compared')),
    attribution_id INTEGER REFERENCES attributions (id),
    snapshot_id INTEGER REFERENCES snapshots (id),
    standing TEXT CHECK (standing IN ('open', 'said', 'waiting', 'accepted')),
    finding_id INTEGER REFERENCES findings (id),
    set_aside_id INTEGER REFERENCES set_asides (id),
    PRIMARY KEY (claim_id, audience),
    CHECK ((standing IS NOT NULL) = (state IN ('differs', 'not_found', 'other_words'))),
    CHECK (finding_id IS NULL OR set_aside_id IS NULL),
    CHECK ((finding_id IS NULL AND set_aside_id IS NULL) = (standing IS NULL OR standing = 'open'))
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO claim_match_anew (${COLUMNS}) SELECT ${COLUMNS} FROM claim_match`,
  `DROP TABLE claim_match`,
  `ALTER TABLE claim_match_anew RENAME TO claim_match`,
  `CREATE INDEX claim_match_open ON claim_match (claim_id) WHERE audience = 1 AND standing = 'open'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
