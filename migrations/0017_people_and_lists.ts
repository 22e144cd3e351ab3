import { type Kysely, sql } from 'kysely';

// Second factors (TOTP). Whether a user has one is a column of the user, so events record it; the secret and the hashes
// of recovery codes are in tables of their own, which no event copies. A sign-in that awaits the code is not a session.
// A list has a second version and time of change for readers who do not see every claim on it: changes to claims that
// they cannot see leave both as they are.

const STATEMENTS = [
  `ALTER TABLE users ADD COLUMN second_factor_at TEXT`,
  `ALTER TABLE users ADD COLUMN recovery_codes_left INTEGER`,
  `CREATE TABLE second_factors (
    user_id INTEGER PRIMARY KEY REFERENCES users (id),
    secret TEXT NOT NULL,
    created_at TEXT NOT NULL,
    confirmed_at TEXT,
    last_step INTEGER,
    wrong_codes INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  `CREATE TABLE recovery_codes (
    code_hash TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    used_at TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX recovery_codes_user ON recovery_codes (user_id)`,
  `CREATE TABLE pending_sign_ins (
    id_hash TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    link_hash TEXT,
    password_hash TEXT,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX pending_sign_ins_user ON pending_sign_ins (user_id)`,
  `ALTER TABLE lists ADD COLUMN open_version INTEGER NOT NULL DEFAULT 1`,
  `ALTER TABLE lists ADD COLUMN open_updated_at TEXT`,
  `UPDATE lists SET open_version = version, open_updated_at = updated_at`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
