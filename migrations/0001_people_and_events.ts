import { type Kysely, sql } from 'kysely';

// Users, their sessions and tokens, and the chain of events that records every change.

const PEOPLE = [
  `CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'system')),
    name TEXT NOT NULL CHECK (length(name) > 0),
    email TEXT CHECK (email = lower(email)),
    role TEXT NOT NULL CHECK (role IN ('viewer', 'checker', 'editor', 'admin')),
    password_hash TEXT,
    disabled_at TEXT,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((kind = 'system') = (email IS NULL)),
    CHECK (kind = 'person' OR password_hash IS NULL)
  ) STRICT`,
  `CREATE UNIQUE INDEX users_email ON users (email)`,
  `CREATE TABLE sessions (
    id_hash TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX sessions_user ON sessions (user_id)`,
  `CREATE TABLE tokens (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    name TEXT NOT NULL CHECK (length(name) > 0),
    scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
    token_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    last_used_at TEXT,
    revoked_at TEXT
  ) STRICT`,
  `CREATE INDEX tokens_user ON tokens (user_id)`,
  `CREATE TABLE sign_in_links (
    link_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'first_admin')),
    user_id INTEGER REFERENCES users (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    CHECK ((purpose = 'first_admin') = (user_id IS NULL))
  ) STRICT`,
  `CREATE TABLE sign_in_failures (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX sign_in_failures_account ON sign_in_failures (account, at)`,
  `CREATE INDEX sign_in_failures_address ON sign_in_failures (address, at)`,
  `CREATE TABLE submissions (
    user_id INTEGER NOT NULL REFERENCES users (id),
    key TEXT NOT NULL,
    route TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    answer TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (user_id, key)
  ) STRICT`,
  `CREATE INDEX submissions_at ON submissions (at)`,
];

const EVENTS = [
  `CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    change_id TEXT NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES users (id),
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    claim_id INTEGER,
    payload_hash TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX events_subject ON events (subject_kind, subject_id, seq)`,
  `CREATE INDEX events_claim ON events (claim_id, seq)`,
  `CREATE INDEX events_actor ON events (actor_id, seq)`,
  `CREATE TABLE event_payloads (
    seq INTEGER PRIMARY KEY REFERENCES events (seq),
    schema_number INTEGER NOT NULL,
    salt TEXT,
    before TEXT,
    after TEXT,
    erased_by INTEGER REFERENCES events (seq)
  ) STRICT`,
  `CREATE TRIGGER events_never_change BEFORE UPDATE ON events
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,
  `CREATE TRIGGER events_never_go BEFORE DELETE ON events
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,
  `CREATE TRIGGER event_payloads_only_erased BEFORE UPDATE ON event_payloads
   WHEN NOT (OLD.erased_by IS NULL AND NEW.erased_by IS NOT NULL AND NEW.seq = OLD.seq
     AND NEW.schema_number = OLD.schema_number
     AND NEW.salt IS NULL AND NEW.before IS NULL AND NEW.after IS NULL)
   BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END`,
  `CREATE TRIGGER event_payloads_never_go BEFORE DELETE ON event_payloads
   BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END`,
];

const SYSTEM_USERS = `INSERT INTO users (id, kind, name, email, role, created_at) VALUES
  (1, 'system', 'The desk', NULL, 'admin', '1970-01-01T00:00:00.000Z'),
  (2, 'system', 'Terminal', NULL, 'admin', '1970-01-01T00:00:00.000Z')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...PEOPLE, ...EVENTS, SYSTEM_USERS]) await sql.raw(statement).execute(db);
}
