import { type Kysely, sql } from 'kysely';

// A comparison also stores whom the copy credits with the words and in what setting, and a match may say that somebody
// else is credited or that the words are not asserted; SQLite needs the table to be created again for that.

const COLUMNS = 'claim_id, audience, state, attribution_id, snapshot_id, standing, finding_id, set_aside_id';

const STATEMENTS = [
  `ALTER TABLE comparisons ADD COLUMN credit TEXT CHECK (credit IS NULL OR json_valid(credit))`,
  `CREATE TABLE claim_match_anew (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    audience INTEGER NOT NULL CHECK (audience IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('same', 'marked', 'differs', 'not_found', 'other_words', 'another_speaker',
      'not_asserted', 'not_compared')),
    attribution_id INTEGER REFERENCES attributions (id),
    snapshot_id INTEGER REFERENCES snapshots (id),
    standing TEXT CHECK (standing IN ('open', 'said', 'waiting', 'accepted')),
    finding_id INTEGER REFERENCES findings (id),
    set_aside_id INTEGER REFERENCES set_asides (id),
    PRIMARY KEY (claim_id, audience),
    CHECK ((standing IS NOT NULL) = (state IN ('differs', 'not_found', 'other_words', 'another_speaker',
      'not_asserted'))),
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
